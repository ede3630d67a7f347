import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import { newestFirst, selectPosition } from '../../http/newest-first.store.js';
import type { RequestRow, Review, SettingsJson, Who } from './change-requests.model.js';
import type { RequestState } from './change-requests.schema.js';

type Write = postgres.PendingQuery<postgres.Row[]>;

function selectRequests(sql: Sql) {
  return sql`
    select r.id, p.key as project, e.key as environment, f.key as flag, e.change_role as "changeRole", r.title, r.reason, r.state,
      json_build_object('kind', r.author_kind, 'id', r.author_id, 'name', r.author_name) as author,
      r.author_user_id as "authorUserId", r.before, r.after, r.base_revision as "baseRevision", c.revision as "currentRevision",
      json_build_object('enabled', c.enabled, 'offVariant', c.off_variant, 'targets', c.targets,
        'prerequisites', c.prerequisites, 'rules', c.rules, 'fallthrough', c.fallthrough) as current,
      r.apply_at as "applyAt", r.applied_at as "appliedAt", r.outcome, r.revision, r.created_at as "createdAt",
      ${selectPosition(sql, 'r')},
      r.updated_at as "updatedAt",
      (select coalesce(json_agg(json_build_object('verdict', v.verdict, 'comment', v.comment, 'at', v.created_at,
          'reviewer', json_build_object('kind', v.reviewer_kind, 'id', v.reviewer_id, 'name', v.reviewer_name)) order by v.id), '[]')
       from change_request_reviews v where v.change_request_id = r.id) as reviews
    from change_requests r
    join environments e on e.id = r.environment_id
    join projects p on p.id = e.project_id
    join flags f on f.id = r.flag_id
    join flag_configs c on c.flag_id = r.flag_id and c.environment_id = r.environment_id`;
}

export interface RequestFilter {
  readonly state?: string;
  readonly environment?: string;
  readonly flag?: string;
}

/** The newest first. */
export async function listRequests(
  sql: Sql,
  project: string,
  { state, environment, flag }: RequestFilter,
  page: { after: string | null; rows: number },
): Promise<RequestRow[]> {
  const conditions = [sql`p.key = ${project}`];
  if (state !== undefined) conditions.push(sql`and r.state = ${state}`);
  if (environment !== undefined) conditions.push(sql`and e.key = ${environment}`);
  if (flag !== undefined) conditions.push(sql`and f.key = ${flag}`);
  const { andAfter, order } = newestFirst(sql, 'r', page.after);
  return await sql<RequestRow[]>`
    ${selectRequests(sql)} where ${conditions} ${andAfter} order by ${order} limit ${page.rows}`;
}

export async function isProject(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql`select from projects where key = ${key}`;
  return rows.length > 0;
}

export async function readRequest(sql: Sql, project: string, id: string): Promise<RequestRow | undefined> {
  const [row] = await sql<RequestRow[]>`${selectRequests(sql)} where p.key = ${project} and r.id::text = ${id}`;
  return row;
}

export async function lockRequest(sql: Sql, project: string, id: string): Promise<RequestRow | undefined> {
  const [row] = await sql<RequestRow[]>`
    ${selectRequests(sql)} where p.key = ${project} and r.id::text = ${id} for no key update of r`;
  return row;
}

/** One whose time has come by the database's clock, and which no other node holds. */
export async function lockDueRequest(sql: Sql, except: readonly string[]): Promise<RequestRow | undefined> {
  const [row] = await sql<RequestRow[]>`
    ${selectRequests(sql)}
    where r.state = 'approved' and r.apply_at <= now() and r.id <> all(${[...except]}::uuid[])
    order by r.apply_at, r.id limit 1 for no key update of r skip locked`;
  return row;
}

export interface NewRequest {
  readonly environmentId: number;
  readonly flagId: number;
  readonly title: string;
  readonly reason: string;
  readonly before: SettingsJson;
  readonly after: SettingsJson;
  readonly baseRevision: number;
  readonly applyAt: string | null;
  readonly author: Who;
  readonly authorUserId: string | null;
}

export async function insertRequest(sql: Sql, request: NewRequest): Promise<string> {
  const { author } = request;
  const [row] = await sql<[{ id: string }]>`
    insert into change_requests (environment_id, flag_id, title, reason, before, after, base_revision, apply_at,
      author_kind, author_id, author_name, author_user_id)
    values (${request.environmentId}, ${request.flagId}, ${request.title}, ${request.reason}, ${json(sql, request.before)},
      ${json(sql, request.after)}, ${request.baseRevision}, ${request.applyAt}, ${author.kind}, ${author.id}, ${author.name},
      ${request.authorUserId})
    returning id`;
  return row.id;
}

export function writeState(sql: Sql, id: string, state: RequestState, outcome = ''): Write {
  return sql`
    update change_requests set state = ${state}, outcome = ${outcome}, revision = revision + 1, updated_at = now(),
      applied_at = case when ${state} = 'applied' then now() end
    where id = ${id}`;
}

export function writeSchedule(sql: Sql, id: string, applyAt: string | null): Write {
  return sql`
    update change_requests set apply_at = ${applyAt}, revision = revision + 1, updated_at = now() where id = ${id}`;
}

export function insertReview(
  sql: Sql,
  id: string,
  { verdict, comment, reviewer, userId }: Omit<Review, 'at'> & { readonly userId: string | null },
): Write {
  return sql`
    insert into change_request_reviews
      (change_request_id, verdict, comment, reviewer_kind, reviewer_id, reviewer_name, reviewer_user_id)
    values (${id}, ${verdict}, ${comment}, ${reviewer.kind}, ${reviewer.id}, ${reviewer.name}, ${userId})`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
