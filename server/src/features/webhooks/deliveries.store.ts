import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import { idIn, instant, type Placed, selectTime, timeIn } from '../../http/newest-first.store.js';
import { malformedCursor } from '../../http/paging.js';
import type { DeliveryState } from './webhooks.schema.js';

export interface DeliveryRow extends Placed {
  readonly id: string;
  /** 0 for a test. */
  readonly sequence: number;
  readonly event: string;
  readonly environment: string | null;
  readonly subjectKind: string | null;
  readonly subjectKey: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly status: number | null;
  readonly error: string;
  readonly responseStart: string;
  readonly durationMs: number | null;
  readonly createdAt: Date;
}

function selectDeliveries(sql: Sql) {
  return sql`
    select d.id, coalesce(d.sequence, 0) as sequence, d.event, r.environment, r.subject_kind as "subjectKind", r.subject_key as "subjectKey", d.state, d.attempts,
      d.next_attempt_at as "nextAttemptAt", d.last_attempt_at as "lastAttemptAt", d.status, d.error,
      d.response_start as "responseStart", d.duration_ms as "durationMs", d.created_at as "createdAt",
      ${selectTime(sql, 'd')} || ' ' || coalesce(d.sequence, 0) || ' ' || d.id as position
    from webhook_deliveries d left join audit_records r on r.id = d.record_id`;
}

export interface DeliveriesPage {
  readonly state?: string | undefined;
  readonly after: string | null;
  readonly rows: number;
}

/** The newest first. */
export async function listDeliveries(sql: Sql, webhook: string, page: DeliveriesPage): Promise<DeliveryRow[]> {
  const conditions = [sql`d.webhook_id = ${webhook}`];
  if (page.state !== undefined) conditions.push(sql`and d.state = ${page.state}`);
  if (page.after !== null) {
    const { at, sequence, id } = placeIn(page.after);
    conditions.push(
      sql`and (d.created_at, coalesce(d.sequence, 0), d.id) < (${instant(sql, at)}, ${sequence}::bigint, ${id}::uuid)`,
    );
  }
  return await sql<DeliveryRow[]>`
    ${selectDeliveries(sql)} where ${conditions}
    order by d.created_at desc, coalesce(d.sequence, 0) desc, d.id desc limit ${page.rows}`;
}

/** Those that were told at once follow each other as they happened. */
function placeIn(position: string) {
  const [at = '', sequence = '', id = '', ...more] = position.split(' ');
  if (more.length > 0 || !/^\d{1,15}$/.test(sequence)) throw malformedCursor();
  return { at: timeIn(at), sequence, id: idIn(id) };
}

export async function readDelivery(sql: Sql, webhook: string, id: string): Promise<DeliveryRow | undefined> {
  const [row] = await sql<
    DeliveryRow[]
  >`${selectDeliveries(sql)} where d.webhook_id = ${webhook} and d.id::text = ${id}`;
  return row;
}

/** Of no link of the chain: a test. */
export async function insertTest(sql: Sql, webhook: string, event: string): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into webhook_deliveries (webhook_id, event) values (${webhook}, ${event}) returning id`;
  return row.id;
}

/** From the first attempt on, once more. */
export function restart(sql: Sql, id: string): Write {
  return sql`
    update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = now(), error = ''
    where id = ${id}`;
}

export function failWaiting(sql: Sql, webhook: string, error: string): Write {
  return sql`
    update webhook_deliveries set state = 'failed', error = ${error} where webhook_id = ${webhook} and state = 'waiting'`;
}

export interface Happening {
  readonly sequence: number;
  readonly recordId: number;
  readonly action: string;
  readonly environment: string | null;
}

/** Each link of the chain once for each webhook, be it read twice. */
export function insertDeliveries(sql: Sql, webhook: string, happened: readonly Happening[]): Write {
  return sql`
    insert into webhook_deliveries (webhook_id, sequence, record_id, event)
    select ${webhook}, sequence, record_id, event
    from unnest(${happened.map(({ sequence }) => sequence)}::bigint[], ${happened.map(({ recordId }) => recordId)}::bigint[],
      ${happened.map(({ action }) => action)}::text[]) as told (sequence, record_id, event)
    on conflict (webhook_id, sequence) do nothing`;
}
