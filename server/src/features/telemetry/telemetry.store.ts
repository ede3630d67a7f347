import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { EvaluationsParams, ServerReport, TelemetryReport } from './telemetry.schema.js';

/** A report that waited for its server is still put into its own hour, if that is no longer ago than this. */
const oldestReport = '24 hours';

/** One statement: the instance's sequence and the counts advance together or not at all. */
export async function addReport(
  sql: Sql,
  { environmentId, protocol }: { readonly environmentId: number; readonly protocol: number },
  report: ServerReport,
): Promise<void> {
  await sql`
    with fresh as (
      insert into sdk_instances as known (environment_id, instance, sdk, sdk_version, last_sequence, protocol, held_version)
      values (${environmentId}, ${report.instance}, ${report.sdk}, ${report.sdkVersion}, ${report.sequence},
        ${protocol}, ${report.version ?? null})
      on conflict (environment_id, instance) do update
        set last_sequence = excluded.last_sequence, sdk = excluded.sdk, sdk_version = excluded.sdk_version, seen_at = now(),
          protocol = excluded.protocol, held_version = excluded.held_version
        where known.last_sequence < excluded.last_sequence
      returning environment_id
    ), ${countedIn(sql, report)}
    ${insertCounted(sql, report, sql``)}`;
}

/** More of one variant than this has no page served since its last report. */
const mostFromPage = 100_000;

/** Of a page: no row for it, as there is one for each page that is ever opened, and only what it can see is counted. */
export async function addPageReport(sql: Sql, environmentId: number, report: TelemetryReport): Promise<void> {
  const counts = report.counts.map((one) => ({ ...one, count: Math.min(one.count, mostFromPage) }));
  await sql`
    with fresh as (select ${environmentId}::int as environment_id), ${countedIn(sql, { counts })}
    ${insertCounted(sql, report, sql`and f.client_visible`)}`;
}

function countedIn(sql: Sql, { counts }: Pick<TelemetryReport, 'counts'>) {
  return sql`
    counted as (
      select flag, coalesce(variant, '') as variant, sum(count) as count
      from jsonb_to_recordset(${sql.json(counts as postgres.JSONValue)}) as report (flag text, variant text, count bigint)
      where count > 0 group by 1, 2
    )`;
}

/**
 * What names no flag of the project, or no variant of it, is dropped, so that a broken client cannot fill the table.
 * Sorted, so that two reports take their locks in the same order.
 */
function insertCounted(sql: Sql, { to }: TelemetryReport, andFlag: postgres.PendingQuery<postgres.Row[]>) {
  return sql`
    insert into evaluation_counts as total (environment_id, hour, flag_key, variant, count, last_at)
    select fresh.environment_id, date_trunc('hour', reported.at, 'UTC'), counted.flag, counted.variant, counted.count, reported.at
    from fresh
      cross join (select greatest(least(${to ?? null}::timestamptz, now()), now() - ${oldestReport}::interval) as at) as reported
      join environments e on e.id = fresh.environment_id
      join flags f on f.project_id = e.project_id ${andFlag}
      join counted on counted.flag = f.key and (counted.variant = '' or jsonb_exists(f.variants, counted.variant))
    order by counted.flag, counted.variant
    on conflict (environment_id, hour, flag_key, variant) do update
      set count = total.count + excluded.count, last_at = greatest(total.last_at, excluded.last_at)`;
}

export interface CountRow {
  readonly hour: Date;
  readonly variant: string;
  readonly count: number;
}

/** Undefined where there is no such flag or environment. */
export async function readCounts(
  sql: Sql,
  where: EvaluationsParams,
  from: Date,
  to: Date,
): Promise<CountRow[] | undefined> {
  const rows = await sql<(CountRow | { hour: null })[]>`
    select c.hour, c.variant, c.count
    from projects p
      join environments e on e.project_id = p.id and e.key = ${where.environment}
      join flags f on f.project_id = p.id and f.key = ${where.flag}
      left join evaluation_counts c on c.environment_id = e.id and c.flag_key = f.key
        and c.hour >= ${from} and c.hour < ${to}
    where p.key = ${where.project} order by c.hour, c.variant`;
  return rows.length === 0 ? undefined : rows.filter((row): row is CountRow => row.hour !== null);
}

export interface StepRow {
  readonly at: Date;
  readonly environment: string;
  readonly variant: string;
  readonly count: number;
}

export interface FlagPlace {
  readonly project: string;
  readonly flag: string;
  readonly environment?: string | undefined;
}

/** By hours or days of UTC; undefined where there is no such flag, or environment. */
export async function readSteps(
  sql: Sql,
  { project, flag, environment }: FlagPlace,
  { from, to, step }: { readonly from: Date; readonly to: Date; readonly step: 'hour' | 'day' },
): Promise<StepRow[] | undefined> {
  const place = environment === undefined ? sql`` : sql`and e.key = ${environment}`;
  const rows = await sql<(StepRow | { at: null })[]>`
    select date_trunc(${step}::text, c.hour, 'UTC') as at, e.key as environment, c.variant, sum(c.count)::bigint as count
    from projects p
      join flags f on f.project_id = p.id and f.key = ${flag}
      join environments e on e.project_id = p.id ${place}
      left join evaluation_counts c on c.environment_id = e.id and c.flag_key = f.key
        and c.hour >= ${from} and c.hour < ${to}
    where p.key = ${project} group by 1, 2, 3, e.id order by 1, e.id, 3`;
  return rows.length === 0 ? undefined : rows.filter((row): row is StepRow => row.at !== null);
}
