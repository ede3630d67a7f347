/** Actions of the audit log, as `flag.configure`, or all with a beginning, as `release.*`. */
export const eventPattern = '^[a-z]+(-[a-z]+)*\\.(\\*|[a-z]+(-[a-z]+)*)$';

export interface Wanted {
  readonly events: readonly string[];
  /** None: all of them. */
  readonly environments: readonly string[];
}

export interface Happened {
  readonly action: string;
  /** Null where it is of no single environment: that is of interest in each. */
  readonly environment: string | null;
}

export function isWanted({ events, environments }: Wanted, { action, environment }: Happened): boolean {
  const isOfPlace = environment === null || environments.length === 0 || environments.includes(environment);
  return (
    isOfPlace &&
    events.some((event) => event === action || (event.endsWith('.*') && action.startsWith(event.slice(0, -1))))
  );
}
