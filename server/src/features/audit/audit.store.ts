import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import { numericPosition, type Page, pageStart, toPage } from '../../http/paging.js';
import type { AuditFilter, AuditQuery, AuditRecord } from './audit.schema.js';

interface AuditRow extends Omit<AuditRecord, 'at'> {
  readonly at: Date;
}

/** The projects whose records the reader may see. What belongs to no project is for those who have a role on the instance. */
export interface Scope {
  readonly visible: readonly string[] | 'all';
}

/** The newest first. */
export async function readAudit(sql: Sql, query: AuditQuery & Scope): Promise<Page<AuditRecord>> {
  const { after, rows } = pageStart(query);
  const below = numericPosition(after);
  const found = await sql<AuditRow[]>`
    select r.id, at, json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) as actor, action, project,
      environment,
      json_build_object('kind', subject_kind, 'key', subject_key, 'name', ${subjectName(sql)}) as subject, before, after,
      request_id as "requestId", sequence, encode(hash, 'hex') as hash
    from audit_records r left join audit_chain c on c.record_id = r.id
      left join sdk_keys k on subject_kind = 'sdk-key' and k.id::text = subject_key
      left join users u on subject_kind in ('user', 'member') and u.id::text = subject_key
    where ${conditionsOf(sql, query)} ${below === null ? sql`` : sql`and r.id < ${below}`}
    order by r.id desc limit ${rows}`;
  return toPage(
    found,
    query,
    (row) => row.id,
    (row) => ({ ...row, at: row.at.toISOString() }),
  );
}

/** Of what has an id for a key. Records hold what it was called only where that is a part of what they tell. */
function subjectName(sql: Sql) {
  const told = ['title', 'name', 'email', 'flag'].map((part) => sql`after ->> ${part}, before ->> ${part}, `);
  return sql`case when subject_kind in ('sdk-key', 'token', 'user', 'member', 'change-request', 'scheduled-change', 'invitation', 'webhook')
    then coalesce(${told} k.name, u.name) end`;
}

/** Each value as the text that it is exported as; `before` and `after` as JSON. */
export interface ExportRow {
  readonly id: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly project: string | null;
  readonly environment: string | null;
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly requestId: string | null;
  readonly sequence: number | null;
  readonly hash: string | null;
}

export interface ExportRange {
  readonly after: number;
  readonly upTo: number;
  readonly rows: number;
  readonly bytes: number;
}

/** The oldest first; of the rows only as many as have the bytes, but one at least. */
export async function readExportPage(sql: Sql, filter: AuditFilter & Scope, range: ExportRange): Promise<ExportRow[]> {
  return await sql<ExportRow[]>`
    select * from (
      select *, sum(octet_length(concat(before, after))) over (order by id) - octet_length(concat(before, after)) as "bytesBefore"
      from (
        select r.id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_kind as "actorKind",
          actor_id as "actorId", actor_name as "actorName", action, project, environment, subject_kind as "subjectKind",
          subject_key as "subjectKey", before::text as before, after::text as after, request_id as "requestId", sequence,
          encode(hash, 'hex') as hash
        from audit_records r left join audit_chain c on c.record_id = r.id
        where ${conditionsOf(sql, filter)} and r.id > ${range.after} and r.id <= ${range.upTo}
        order by r.id limit ${range.rows}
      ) found
    ) counted
    where "bytesBefore" < ${range.bytes} order by id`;
}

export async function newestAuditId(sql: Sql): Promise<number> {
  const [row] = await sql<{ id: number }[]>`select coalesce(max(id), 0) as id from audit_records`;
  return row?.id ?? 0;
}

/** Only what is asked for stands in the statement: a plan for all cases would read the whole table for some. */
function conditionsOf(sql: Sql, filter: AuditFilter & Scope) {
  const { visible, project, environment, flag, subjectKind, subject, actor, action, from, to } = filter;
  const conditions: postgres.PendingQuery<postgres.Row[]>[] = [sql`true`];
  if (visible !== 'all') conditions.push(sql`and project = any(${[...visible]}::text[])`);
  if (project !== undefined) conditions.push(sql`and project = ${project}`);
  if (environment !== undefined) conditions.push(sql`and environment = ${environment}`);
  if (flag !== undefined) conditions.push(sql`and subject_kind = 'flag' and subject_key = ${flag}`);
  if (subjectKind !== undefined) conditions.push(sql`and subject_kind = ${subjectKind}`);
  if (subject !== undefined) conditions.push(sql`and subject_key = ${subject}`);
  if (actor !== undefined) conditions.push(sql`and (actor_name = ${actor} or actor_id = ${actor})`);
  if (action?.endsWith('.*')) conditions.push(sql`and starts_with(action, ${action.slice(0, -1)})`);
  else if (action !== undefined) conditions.push(sql`and action = ${action}`);
  if (from !== undefined) conditions.push(sql`and at >= ${from}`);
  if (to !== undefined) conditions.push(sql`and at < ${to}`);
  return conditions;
}
