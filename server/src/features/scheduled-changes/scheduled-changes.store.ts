import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { ChangeRole, Role } from '../../http/account.js';
import { newestFirst, type Placed, selectPosition } from '../../http/newest-first.store.js';
import type { ScheduleState } from './scheduled-changes.schema.js';

/** Parts of a flag's settings; which there are is the flags' own matter. */
export type Parts = Readonly<Record<string, unknown>>;

export interface ConfigPlace {
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
}

export interface Author {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
}

export interface ScheduleRow extends ConfigPlace, Placed {
  readonly id: string;
  readonly flagId: number;
  readonly environmentId: number;
  /** Of the environment, as it is now. */
  readonly changeRole: ChangeRole;
  readonly settings: Parts;
  readonly base: Parts;
  readonly baseRevision: number;
  readonly current: Parts;
  readonly found: Parts | null;
  readonly localTime: string;
  readonly timeZone: string;
  readonly applyAt: Date;
  readonly reason: string;
  readonly state: ScheduleState;
  readonly outcome: string;
  readonly author: Author;
  readonly authorUserId: string | null;
  readonly authorRole: Role;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** The database's clock, when this was read. */
  readonly now: Date;
}

function selectSchedules(sql: Sql) {
  return sql`
    select s.id, p.key as project, e.key as environment, f.key as flag, s.flag_id as "flagId",
      s.environment_id as "environmentId", e.change_role as "changeRole", s.settings, s.base,
      s.base_revision as "baseRevision", s.found, s.local_time as "localTime", s.time_zone as "timeZone",
      s.apply_at as "applyAt", s.reason, s.state, s.outcome, s.author_user_id as "authorUserId",
      s.author_role as "authorRole", s.created_at as "createdAt", s.finished_at as "finishedAt", now() as now,
      ${selectPosition(sql, 's')},
      json_build_object('kind', s.author_kind, 'id', s.author_id, 'name', s.author_name) as author,
      json_build_object('enabled', c.enabled, 'offVariant', c.off_variant, 'targets', c.targets,
        'prerequisites', c.prerequisites, 'rules', c.rules, 'fallthrough', c.fallthrough) as current
    from scheduled_changes s
    join environments e on e.id = s.environment_id
    join projects p on p.id = e.project_id
    join flags f on f.id = s.flag_id
    join flag_configs c on c.flag_id = s.flag_id and c.environment_id = s.environment_id`;
}

const ofPlace = (sql: Sql, { project, environment, flag }: ConfigPlace) =>
  sql`p.key = ${project} and e.key = ${environment} and f.key = ${flag}`;

export async function isPlace(sql: Sql, { project, environment, flag }: ConfigPlace): Promise<boolean> {
  const rows = await sql`
    select from projects p
    join environments e on e.project_id = p.id and e.key = ${environment}
    join flags f on f.project_id = p.id and f.key = ${flag}
    where p.key = ${project}`;
  return rows.length > 0;
}

/** The newest first. */
export async function listSchedules(
  sql: Sql,
  place: ConfigPlace,
  { state, after, rows }: { readonly state?: string | undefined; readonly after: string | null; readonly rows: number },
): Promise<ScheduleRow[]> {
  const inState = state === undefined ? sql`` : sql`and s.state = ${state}`;
  const { andAfter, order } = newestFirst(sql, 's', after);
  return await sql<ScheduleRow[]>`
    ${selectSchedules(sql)} where ${ofPlace(sql, place)} ${inState} ${andAfter} order by ${order} limit ${rows}`;
}

export async function readSchedule(sql: Sql, place: ConfigPlace, id: string): Promise<ScheduleRow | undefined> {
  const [row] = await sql<ScheduleRow[]>`${selectSchedules(sql)} where ${ofPlace(sql, place)} and s.id::text = ${id}`;
  return row;
}

export async function lockSchedule(sql: Sql, place: ConfigPlace, id: string): Promise<ScheduleRow | undefined> {
  const [row] = await sql<ScheduleRow[]>`
    ${selectSchedules(sql)} where ${ofPlace(sql, place)} and s.id::text = ${id} for no key update of s`;
  return row;
}

/** One whose time has come by the database's clock, which no other node holds, and none of the same settings is before. */
export async function lockDueSchedule(sql: Sql, except: readonly string[]): Promise<ScheduleRow | undefined> {
  const [row] = await sql<ScheduleRow[]>`
    ${selectSchedules(sql)}
    where s.state = 'scheduled' and s.apply_at <= now() and s.id <> all(${[...except]}::uuid[])
      and not exists (
        select from scheduled_changes earlier
        where earlier.flag_id = s.flag_id and earlier.environment_id = s.environment_id
          and earlier.state = 'scheduled' and (earlier.apply_at, earlier.id) < (s.apply_at, s.id))
    order by s.apply_at, s.id limit 1 for no key update of s skip locked`;
  return row;
}

export interface NewSchedule {
  readonly environmentId: number;
  readonly flagId: number;
  readonly settings: object;
  readonly base: object;
  readonly baseRevision: number;
  readonly localTime: string;
  readonly timeZone: string;
  readonly applyAt: Date;
  readonly reason: string;
  readonly author: Author;
  readonly authorUserId: string | null;
  readonly authorRole: Role;
}

/** Undefined where its time has passed by the database's clock. */
export async function insertSchedule(sql: Sql, made: NewSchedule): Promise<string | undefined> {
  const { author } = made;
  const [row] = await sql<{ id: string }[]>`
    insert into scheduled_changes (environment_id, flag_id, settings, base, base_revision, local_time, time_zone, apply_at,
      reason, author_kind, author_id, author_name, author_user_id, author_role)
    select ${made.environmentId}, ${made.flagId}, ${json(sql, made.settings)}, ${json(sql, made.base)}, ${made.baseRevision},
      ${made.localTime}, ${made.timeZone}, ${made.applyAt}, ${made.reason}, ${author.kind}, ${author.id}, ${author.name},
      ${made.authorUserId}, ${made.authorRole}
    where ${made.applyAt}::timestamptz > now()
    returning id`;
  return row?.id;
}

export async function countWaiting(sql: Sql, flagId: number, environmentId: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from scheduled_changes
    where flag_id = ${flagId} and environment_id = ${environmentId} and state = 'scheduled'`;
  return row.count;
}

export interface Finish {
  readonly state: Exclude<ScheduleState, 'scheduled'>;
  readonly outcome: string;
  readonly found?: unknown;
}

export function finishSchedule(sql: Sql, id: string, { state, outcome, found }: Finish): Write {
  return sql`
    update scheduled_changes set state = ${state}, outcome = ${outcome}, finished_at = now(),
      found = ${found === undefined ? null : json(sql, found)}
    where id = ${id}`;
}

/**
 * What a schedule has written is no reason for those after it to give way: they build on it, unless one of their parts
 * was written by anybody else before.
 */
export async function rebaseLater(
  sql: Sql,
  { id, flagId, environmentId, settings }: Pick<ScheduleRow, 'id' | 'flagId' | 'environmentId' | 'settings'>,
  { revision, partRevisions }: { readonly revision: number; readonly partRevisions: Readonly<Record<string, number>> },
): Promise<void> {
  const after = json(sql, settings);
  await sql`
    update scheduled_changes s set base_revision = ${revision},
      base = s.base || (
        select coalesce(jsonb_object_agg(part, ${after}::jsonb -> part), '{}')
        from jsonb_object_keys(s.settings) part where ${after}::jsonb ? part)
    where s.flag_id = ${flagId} and s.environment_id = ${environmentId} and s.state = 'scheduled' and s.id <> ${id}
      and not exists (
        select from jsonb_object_keys(s.settings) part
        where (${json(sql, partRevisions)}::jsonb ->> part)::int > s.base_revision)`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
