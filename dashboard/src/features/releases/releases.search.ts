/** Which releases are looked at, as it stands in the address. */
export interface ReleasesSearch {
  readonly state?: ReleasesFilter;
  readonly project?: string;
  readonly environment?: string;
}

export const releasesFilters = ['open', 'running', 'waiting', 'paused', 'closed'] as const;
export type ReleasesFilter = (typeof releasesFilters)[number];

/** What each asks the server for. */
export const statesOf: Readonly<Record<ReleasesFilter, string>> = {
  open: 'open',
  running: 'running',
  waiting: 'waiting,held',
  paused: 'paused,rolled-back',
  closed: 'closed',
};

export function readReleasesSearch({ state, project, environment }: Readonly<Record<string, unknown>>): ReleasesSearch {
  const known = releasesFilters.find((one) => one === state);
  return {
    ...(known !== undefined && known !== 'open' && { state: known }),
    ...(typeof project === 'string' && project !== '' && { project }),
    ...(typeof environment === 'string' && environment !== '' && { environment }),
  };
}
