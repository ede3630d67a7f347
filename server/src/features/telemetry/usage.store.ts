import type { Sql } from '../../database/database.js';

export interface UsagePlace {
  readonly projectId: number;
  /** Default: all of the project. */
  readonly environment?: string | undefined;
}

export interface LastRow {
  readonly flag: string;
  readonly lastAt: Date;
}

/** When the flags were last evaluated, of those that were: one look into the index for each, and environment. */
export async function readLasts(sql: Sql, place: UsagePlace, flags: readonly string[]): Promise<LastRow[]> {
  return await sql<LastRow[]>`
    select flag, max(newest.at) as "lastAt"
    from environments e cross join unnest(${[...flags]}::text[]) as flag
      cross join lateral (
        select coalesce(last_at, hour) as at from evaluation_counts c
        where c.environment_id = e.id and c.flag_key = flag order by hour desc, last_at desc nulls last limit 1) as newest
    where ${within(sql, place)} group by flag`;
}

export interface AskedRow {
  readonly flag: string;
  readonly environmentId: number;
}

/** Code that is gone no longer asks. */
const latelyDays = 7;

/** In which environments the flags were evaluated lately: one look into the index for each. */
export async function readAsked(sql: Sql, projectId: number, flags: readonly string[]): Promise<AskedRow[]> {
  return await sql<AskedRow[]>`
    select flag, e.id as "environmentId" from environments e cross join unnest(${[...flags]}::text[]) as flag
    where e.project_id = ${projectId} and exists (
      select from evaluation_counts c
      where c.environment_id = e.id and c.flag_key = flag and c.hour > now() - make_interval(days => ${latelyDays}))`;
}

export interface HourRow {
  /** 0 is the running one. */
  readonly hoursAgo: number;
  /** `key count`, a line for each flag, variant and environment. */
  readonly counts: string;
}

/** One row an hour: a row for each flag and hour would be fifty thousand, to make and to read. Of all flags, or of those named. */
export async function readHours(
  sql: Sql,
  place: UsagePlace,
  hours: number,
  flags?: readonly string[],
): Promise<HourRow[]> {
  return await sql<HourRow[]>`
    select (extract(epoch from date_trunc('hour', now(), 'UTC') - c.hour) / 3600)::int as "hoursAgo",
      string_agg(c.flag_key || ' ' || c.count, E'\n') as counts
    from evaluation_counts c
    where c.hour > date_trunc('hour', now(), 'UTC') - make_interval(hours => ${hours})
      and c.hour <= date_trunc('hour', now(), 'UTC')
      and c.environment_id = any(array(select e.id from environments e where ${within(sql, place)}))
      ${flags === undefined ? sql`` : sql`and c.flag_key = any(${[...flags]}::text[])`}
    group by c.hour`;
}

function within(sql: Sql, { projectId, environment }: UsagePlace) {
  return environment === undefined
    ? sql`e.project_id = ${projectId}`
    : sql`e.project_id = ${projectId} and e.key = ${environment}`;
}
