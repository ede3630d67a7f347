import type { Sql } from '../../database/database.js';
import { numericPosition, type Page, pageStart, toPage } from '../../http/paging.js';
import type { AuditQuery, AuditRecord } from './audit.schema.js';

interface AuditRow extends Omit<AuditRecord, 'at'> {
  readonly at: Date;
}

/** The newest first. */
export async function readAudit(sql: Sql, query: AuditQuery): Promise<Page<AuditRecord>> {
  const {
    project = null,
    environment = null,
    flag = null,
    actor = null,
    action = null,
    from = null,
    to = null,
  } = query;
  const { after, rows } = pageStart(query);
  const found = await sql<AuditRow[]>`
    select id, at, json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) as actor, action, project,
      environment, json_build_object('kind', subject_kind, 'key', subject_key) as subject, before, after, request_id as "requestId"
    from audit_records
    where (${project}::text is null or project = ${project})
      and (${environment}::text is null or environment = ${environment})
      and (${flag}::text is null or (subject_kind = 'flag' and subject_key = ${flag}))
      and (${actor}::text is null or actor_name = ${actor} or actor_id = ${actor})
      and (${action}::text is null or action = ${action})
      and (${from}::timestamptz is null or at >= ${from})
      and (${to}::timestamptz is null or at < ${to})
      and (${numericPosition(after)}::bigint is null or id < ${numericPosition(after)})
    order by id desc limit ${rows}`;
  return toPage(
    found,
    query,
    (row) => row.id,
    (row) => ({ ...row, at: row.at.toISOString() }),
  );
}
