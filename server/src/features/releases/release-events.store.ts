import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { EventRow } from './releases.rows.js';

export function insertEvents(sql: Sql, events: readonly (EventRow & { readonly releaseId: string })[]): Write {
  const given = events.map((event) => ({
    release_id: event.releaseId,
    revision: event.revision,
    at: event.at,
    action: event.action,
    from_state: event.fromState,
    to_state: event.toState,
    from_stage: event.fromStage,
    to_stage: event.toStage,
    stage_name: event.stageName,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    actor_name: event.actor.name,
    reason: event.reason,
    version: event.version,
  }));
  return sql`
    insert into release_events select * from jsonb_populate_recordset(null::release_events, ${json(sql, given)})`;
}

/** The newest first. */
export async function readEvents(
  sql: Sql,
  id: string,
  page: { readonly before: number | null; readonly rows: number },
): Promise<EventRow[]> {
  return await sql<EventRow[]>`
    select revision, at, action, from_state as "fromState", to_state as "toState", from_stage as "fromStage",
      to_stage as "toStage", stage_name as "stageName", reason, version,
      json_build_object('kind', actor_kind, 'id', actor_id, 'name', actor_name) as actor
    from release_events where release_id = ${id} and (${page.before}::int is null or revision < ${page.before})
    order by revision desc limit ${page.rows}`;
}

export interface EnteredStage {
  readonly stage: number;
  readonly at: Date;
}

/** When each stage was last entered. */
export async function readEntered(sql: Sql, id: string): Promise<EnteredStage[]> {
  return await sql<EnteredStage[]>`
    select to_stage as stage, max(at) as at from release_events
    where release_id = ${id} and to_stage is not null and to_stage is distinct from from_stage group by to_stage`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
