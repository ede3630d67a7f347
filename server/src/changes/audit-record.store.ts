import type postgres from 'postgres';
import type { Sql } from '../database/database.js';
import type { Caller } from '../http/caller.js';

/** Who did what to what, with what it was and what it became. */
export interface AuditEntry {
  readonly action: string;
  readonly project?: string | null;
  readonly environment?: string | null;
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** To be sent in the transaction of the change that it tells of. */
export function recordAudit(sql: Sql, caller: Caller, entry: AuditEntry): postgres.PendingQuery<postgres.Row[]> {
  const { actor, requestId } = caller;
  return sql`
    insert into audit_records
      (actor_kind, actor_id, actor_name, action, project, environment, subject_kind, subject_key, before, after, request_id)
    values (${actor.kind}, ${actor.id}, ${actor.name}, ${entry.action}, ${entry.project ?? null}, ${entry.environment ?? null},
      ${entry.subjectKind}, ${entry.subjectKey}, ${json(sql, entry.before)}, ${json(sql, entry.after)}, ${requestId})`;
}

function json(sql: Sql, value: unknown) {
  return value === undefined ? null : sql.json(value as postgres.JSONValue);
}
