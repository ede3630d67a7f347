import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { Happening } from './deliveries.store.js';
import type { ToldRecord, WebhookFormat } from './webhook.payload.js';

export interface LaggingLine {
  readonly webhook: string;
  readonly chain: string;
  readonly followedTo: number;
  /** Where the chain ends. */
  readonly end: number;
  readonly events: readonly string[];
  readonly environments: readonly string[];
}

/** A webhook that has not been told of everything, and which no other node looks at. */
export async function lockLaggingLine(sql: Sql): Promise<LaggingLine | undefined> {
  const [row] = await sql<LaggingLine[]>`
    select w.id as webhook, p.key as chain, l.followed_to as "followedTo", h.sequence as "end", w.events, w.environments
    from webhook_lines l
    join webhooks w on w.id = l.webhook_id and w.is_enabled
    join projects p on p.id = w.project_id
    join audit_heads h on h.chain = p.key
    where h.sequence <> l.followed_to
    limit 1 for no key update of l skip locked`;
  return row;
}

export async function readHappenings(sql: Sql, { chain, followedTo }: LaggingLine, most: number): Promise<Happening[]> {
  return await sql<Happening[]>`
    select c.sequence, r.id as "recordId", r.action, r.environment
    from audit_chain c join audit_records r on r.id = c.record_id
    where c.chain = ${chain} and c.sequence > ${followedTo} order by c.sequence limit ${most}`;
}

export function moveLine(sql: Sql, webhook: string, followedTo: number): Write {
  return sql`update webhook_lines set followed_to = ${followedTo} where webhook_id = ${webhook}`;
}

/** A webhook that has something to send by the database's clock, and to which nobody is sending. */
export async function lockReadyLine(sql: Sql, except: readonly string[]): Promise<string | undefined> {
  const [row] = await sql<{ webhook: string }[]>`
    select l.webhook_id as webhook
    from webhook_lines l
    join webhooks w on w.id = l.webhook_id and w.is_enabled
    cross join lateral (
      select d.next_attempt_at from webhook_deliveries d
      where d.webhook_id = l.webhook_id and d.state = 'waiting' and d.next_attempt_at <= now()
      order by d.next_attempt_at limit 1) first
    where l.leased_until <= now() and l.webhook_id <> all(${[...except]}::uuid[])
    order by first.next_attempt_at limit 1 for no key update of l skip locked`;
  return row?.webhook;
}

export interface ReadyDelivery {
  readonly id: string;
  readonly attempts: number;
  readonly isTest: boolean;
  readonly webhook: string;
  readonly project: string;
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly secretSealed: Buffer;
  /** Null where it holds no more. */
  readonly previousSecretSealed: Buffer | null;
  readonly createdAt: Date;
  /** Null where it tells of no record: a test. */
  readonly record: ToldRecord | null;
}

/** Longer than this, what it was and what it became are left out. */
const mostBytesTold = 200_000;

type ReadyRow = Omit<ReadyDelivery, 'record'> & ToldRecord;

/** What is to be sent first, the oldest of those whose time has come. To be asked under the line's lock, by a statement of its own. */
export async function readReady(sql: Sql, webhook: string): Promise<ReadyDelivery | undefined> {
  const [row] = await sql<ReadyRow[]>`
    select d.id, d.attempts, d.record_id is null as "isTest", w.id as webhook, p.key as project, w.name, w.url, w.format,
      w.secret_sealed as "secretSealed",
      case when w.previous_until > now() then w.previous_secret_sealed end as "previousSecretSealed",
      d.created_at as "createdAt", r.action, r.at, r.environment, r.subject_kind as "subjectKind", r.subject_key as "subjectKey",
      r.actor_kind as "actorKind", r.actor_name as "actorName", size.bytes > ${mostBytesTold} as "isShortened",
      case when size.bytes <= ${mostBytesTold} then r.before end as before,
      case when size.bytes <= ${mostBytesTold} then r.after end as after
    from webhook_deliveries d
    join webhooks w on w.id = d.webhook_id
    join projects p on p.id = w.project_id
    left join audit_records r on r.id = d.record_id
    cross join lateral (
      select coalesce(octet_length(r.before::text), 0) + coalesce(octet_length(r.after::text), 0) as bytes) size
    where d.webhook_id = ${webhook} and d.state = 'waiting' and d.next_attempt_at <= now()
    order by d.next_attempt_at, d.sequence limit 1`;
  return row && { ...row, record: row.isTest ? null : row };
}

/** As long as it lasts nobody else sends to the webhook. */
export function leaseLine(sql: Sql, webhook: string, lease: string, leaseMs: number): Write {
  return sql`
    update webhook_lines set lease = ${lease}, leased_until = now() + make_interval(secs => ${leaseMs / 1_000})
    where webhook_id = ${webhook}`;
}

/** Whether the lease is still the one that was taken. */
export async function lockLeased(sql: Sql, webhook: string, lease: string): Promise<boolean> {
  const rows = await sql`
    select from webhook_lines where webhook_id = ${webhook} and lease = ${lease} for no key update`;
  return rows.length > 0;
}

export function freeLine(sql: Sql, webhook: string, isDelivered: boolean): Write {
  return sql`
    update webhook_lines set lease = null, leased_until = '-infinity',
      failures = case when ${isDelivered} then 0 else failures + 1 end,
      failing_since = case when ${isDelivered} then null else coalesce(failing_since, now()) end
    where webhook_id = ${webhook}`;
}

export interface AttemptResult {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly status: number | null;
  readonly error: string;
  readonly responseStart: string;
  readonly durationMs: number;
  readonly retryInMs: number;
}

export function writeAttempt(sql: Sql, id: string, result: AttemptResult): Write {
  return sql`
    update webhook_deliveries set state = ${result.state}, attempts = attempts + 1, last_attempt_at = now(),
      status = ${result.status}, error = ${result.error}, response_start = ${result.responseStart},
      duration_ms = ${result.durationMs}, next_attempt_at = now() + make_interval(secs => ${result.retryInMs / 1_000})
    where id = ${id}`;
}
