import type { Sql } from '../../database/database.js';

/** How far a release has come, for whoever asks after its flag. */
export interface ReleaseStanding {
  readonly flagId: number;
  readonly environmentId: number;
  readonly isCompleted: boolean;
  readonly variant: string;
  /** Completed for at least as long as its plan says that the flag is to be cleaned up after; by Postgres's clock. */
  readonly isCleanupDue: boolean;
}

/** Of each flag in each environment the open release, or the one that was completed last. */
export async function readStandings(sql: Sql, flagIds: readonly number[]): Promise<ReleaseStanding[]> {
  return await sql<ReleaseStanding[]>`
    select distinct on (flag_id, environment_id) flag_id as "flagId", environment_id as "environmentId",
      state = 'completed' as "isCompleted", coalesce(plan ->> 'variant', 'on') as variant,
      coalesce(state = 'completed' and closed_at + (plan ->> 'cleanupAfterDays')::float8 * interval '24 hours' <= now(), false)
        as "isCleanupDue"
    from releases where flag_id = any(${[...flagIds]}::int[]) and state not in ('draft', 'aborted')
    order by flag_id, environment_id, created_at desc, id desc`;
}
