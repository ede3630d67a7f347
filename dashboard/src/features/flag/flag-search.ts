export const flagTabs = ['targeting', 'variants', 'compare', 'history', 'evaluations', 'code'] as const;
export type FlagTab = (typeof flagTabs)[number];

/** What of a flag is looked at, as it stands in the address. */
export interface FlagSearch {
  readonly environment?: string;
  readonly tab?: FlagTab;
  /** The switch that somebody wants thrown where it takes approval. */
  readonly propose?: 'on' | 'off';
}

export function readFlagSearch({ environment, tab, propose }: Readonly<Record<string, unknown>>): FlagSearch {
  return {
    ...(typeof environment === 'string' && environment !== '' && { environment }),
    ...(flagTabs.includes(tab as FlagTab) && tab !== 'targeting' && { tab: tab as FlagTab }),
    ...((propose === 'on' || propose === 'off') && { propose }),
  };
}
