import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { Actor } from '../../http/access.js';
import { selectPosition } from '../../http/newest-first.store.js';
import type { ReleasePlan } from './machine/release.model.js';
import type { ReleaseRow, TemplateName } from './releases.rows.js';

/** The clock is asked under the lock: a transaction's own time may lie before what another wrote meanwhile. */
export function selectReleases(sql: Sql) {
  return sql`
    select r.id, r.flag_id as "flagId", r.environment_id as "environmentId", p.key as project, e.key as environment,
      f.key as flag, c.enabled as "isEnabled", e.change_role as "changeRole", e.requires_approval as "requiresApproval",
      e.version as "environmentVersion", r.plan, case when r.template_key is not null then
        json_build_object('key', r.template_key, 'version', r.template_version) end as template,
      r.state, r.stage, r.stage_entered_at as "stageEnteredAt", r.running_since as "runningSince", r.held_ms as "heldMs",
      r.due_at as "dueAt", r.healthy_stage as "healthyStage", r.pause_cause as "pauseCause", r.base, r.warnings, r.reason,
      r.approved_by as "approvedBy", r.planned_by as "plannedBy", r.created_by as "createdBy", r.revision,
      r.created_at as "createdAt", r.updated_at as "updatedAt", r.started_at as "startedAt", r.closed_at as "closedAt",
      ${selectPosition(sql, 'r')},
      greatest(clock_timestamp(), r.updated_at) as now
    from releases r
    join environments e on e.id = r.environment_id
    join projects p on p.id = e.project_id
    join flags f on f.id = r.flag_id
    join flag_configs c on c.flag_id = r.flag_id and c.environment_id = r.environment_id`;
}

export interface FlagPlace {
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
}

function isAt(sql: Sql, { project, environment, flag }: FlagPlace) {
  return sql`p.key = ${project} and e.key = ${environment} and f.key = ${flag}`;
}

/** The one that is open, or else the last that there was. */
export async function readRelease(sql: Sql, place: FlagPlace): Promise<ReleaseRow | undefined> {
  const [row] = await sql<ReleaseRow[]>`
    ${selectReleases(sql)} where ${isAt(sql, place)} order by r.closed_at is null desc, r.created_at desc, r.id desc limit 1`;
  return row;
}

export async function readReleaseById(sql: Sql, place: FlagPlace, id: string): Promise<ReleaseRow | undefined> {
  const [row] = await sql<ReleaseRow[]>`${selectReleases(sql)} where ${isAt(sql, place)} and r.id = ${id}`;
  return row;
}

/** For what is only looked at: the project, and what the database's clock shows. */
export async function readHere(
  sql: Sql,
  project: string,
): Promise<{ readonly projectId: number; readonly now: Date } | undefined> {
  const [row] = await sql<{ projectId: number; now: Date }[]>`
    select id as "projectId", clock_timestamp() as now from projects where key = ${project}`;
  return row;
}

/** To be asked under the lock of its environment, as all that locks releases. */
export async function lockRelease(sql: Sql, place: FlagPlace): Promise<ReleaseRow | undefined> {
  const [row] = await sql<ReleaseRow[]>`
    ${selectReleases(sql)} where ${isAt(sql, place)}
    order by r.closed_at is null desc, r.created_at desc, r.id desc limit 1 for no key update of r`;
  return row;
}

/** Of one flag, in every environment. */
export async function lockOpenReleases(sql: Sql, flagId: number): Promise<ReleaseRow[]> {
  return await sql<ReleaseRow[]>`
    ${selectReleases(sql)} where r.flag_id = ${flagId} and r.state not in ('completed', 'aborted')
    order by r.id for no key update of r`;
}

export async function isAnyDue(sql: Sql): Promise<boolean> {
  const rows = await sql`select from releases where due_at <= statement_timestamp() limit 1`;
  return rows.length > 0;
}

/** An environment in which something is due by the database's clock, and which nobody else is at work in. */
export async function lockDueEnvironment(
  sql: Sql,
  except: readonly number[],
): Promise<{ readonly project: string; readonly environment: string; readonly id: number } | undefined> {
  const [row] = await sql<{ project: string; environment: string; id: number }[]>`
    select e.id, e.key as environment, p.key as project
    from environments e join projects p on p.id = e.project_id
    where e.id <> all(${[...except]}::int[])
      and exists (select from releases r where r.environment_id = e.id and r.due_at <= statement_timestamp())
    order by (select min(r.due_at) from releases r where r.environment_id = e.id and r.due_at <= statement_timestamp())
    limit 1 for no key update of e skip locked`;
  return row;
}

export interface DueWanted {
  readonly limit: number;
  readonly except?: readonly string[];
  readonly only?: string | null;
}

export async function lockDueReleases(
  sql: Sql,
  environmentId: number,
  { limit, except = [], only = null }: DueWanted,
): Promise<ReleaseRow[]> {
  return await sql<ReleaseRow[]>`
    ${selectReleases(sql)}
    where r.environment_id = ${environmentId} and r.due_at <= statement_timestamp() and r.id <> all(${[...except]}::uuid[])
      and (${only}::uuid is null or r.id = ${only})
    order by r.due_at, r.id limit ${limit} for no key update of r skip locked`;
}

export interface NewRelease {
  readonly flagId: number;
  readonly environmentId: number;
  readonly plan: ReleasePlan;
  readonly template: TemplateName | null;
  readonly warnings: readonly string[];
  readonly reason: string;
  readonly plannedBy: string | null;
  readonly createdBy: Actor;
}

export async function insertRelease(sql: Sql, release: NewRelease): Promise<string> {
  const { template } = release;
  const [row] = await sql<[{ id: string }]>`
    insert into releases (flag_id, environment_id, plan, template_key, template_version, warnings, reason, planned_by, created_by)
    values (${release.flagId}, ${release.environmentId}, ${json(sql, release.plan)}, ${template?.key ?? null},
      ${template?.version ?? null}, ${json(sql, release.warnings)}, ${release.reason}, ${release.plannedBy},
      ${json(sql, release.createdBy)})
    returning id`;
  return row.id;
}

export function deleteRelease(sql: Sql, id: string): Write {
  return sql`delete from releases where id = ${id}`;
}

/** Many in one statement. What is not given here never changes. */
export function updateReleases(sql: Sql, rows: readonly ReleaseRow[]): Write {
  const given = rows.map((row) => ({
    id: row.id,
    plan: row.plan,
    template_key: row.template?.key ?? null,
    template_version: row.template?.version ?? null,
    state: row.state,
    stage: row.stage,
    stage_entered_at: row.stageEnteredAt,
    running_since: row.runningSince,
    held_ms: row.heldMs,
    due_at: row.dueAt,
    healthy_stage: row.healthyStage,
    pause_cause: row.pauseCause,
    base: row.base,
    warnings: row.warnings,
    reason: row.reason,
    approved_by: row.approvedBy,
    planned_by: row.plannedBy,
    revision: row.revision,
    updated_at: row.updatedAt,
    started_at: row.startedAt,
    closed_at: row.closedAt,
  }));
  return sql`
    update releases set plan = coalesce(s.plan, releases.plan), template_key = s.template_key, template_version = s.template_version, state = s.state,
      stage = s.stage, stage_entered_at = s.stage_entered_at, running_since = s.running_since, held_ms = s.held_ms,
      due_at = s.due_at, healthy_stage = s.healthy_stage, pause_cause = s.pause_cause, base = s.base,
      warnings = s.warnings, reason = s.reason, approved_by = s.approved_by, planned_by = s.planned_by,
      revision = s.revision, updated_at = s.updated_at, started_at = s.started_at, closed_at = s.closed_at
    from jsonb_populate_recordset(null::releases, ${json(sql, given)}) s
    where releases.id = s.id`;
}

/** Whoever remembers configurations of the environment must look again. */
export async function takeHold(sql: Sql, environmentId: number): Promise<void> {
  await sql`update environments set releases_revision = releases_revision + 1 where id = ${environmentId}`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
