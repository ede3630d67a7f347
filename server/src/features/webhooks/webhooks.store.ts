import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { WebhookFormat } from './webhook.payload.js';

export interface WebhookSettings {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly environments: readonly string[];
  readonly format: WebhookFormat;
  readonly isEnabled: boolean;
}

export interface WebhookRow extends WebhookSettings {
  readonly id: string;
  readonly project: string;
  readonly offReason: string;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly waiting: number;
  readonly lastDeliveredAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function selectWebhooks(sql: Sql) {
  return sql`
    select w.id, p.key as project, w.name, w.description, w.url, w.events, w.environments, w.format,
      w.is_enabled as "isEnabled", w.off_reason as "offReason", l.failures, l.failing_since as "failingSince",
      (select count(*)::int from webhook_deliveries d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
      (select max(d.last_attempt_at) from webhook_deliveries d where d.webhook_id = w.id and d.state = 'delivered')
        as "lastDeliveredAt",
      w.revision, w.created_at as "createdAt", w.updated_at as "updatedAt"
    from webhooks w
    join projects p on p.id = w.project_id
    join webhook_lines l on l.webhook_id = w.id`;
}

export async function listWebhooks(sql: Sql, project: string): Promise<WebhookRow[]> {
  return await sql<WebhookRow[]>`${selectWebhooks(sql)} where p.key = ${project} order by w.name, w.id limit 100`;
}

export async function readWebhook(sql: Sql, project: string, id: string): Promise<WebhookRow | undefined> {
  const [row] = await sql<WebhookRow[]>`${selectWebhooks(sql)} where p.key = ${project} and w.id::text = ${id}`;
  return row;
}

export async function lockWebhook(sql: Sql, project: string, id: string): Promise<WebhookRow | undefined> {
  const [row] = await sql<WebhookRow[]>`
    ${selectWebhooks(sql)} where p.key = ${project} and w.id::text = ${id} for no key update of w`;
  return row;
}

export interface ProjectAround {
  readonly id: number;
  readonly webhooks: number;
}

/** Locked, so that two who make webhooks at once do not both find room for one. */
export async function lockProjectAround(sql: Sql, project: string): Promise<ProjectAround | undefined> {
  const [row] = await sql<ProjectAround[]>`
    select p.id, (select count(*)::int from webhooks w where w.project_id = p.id) as webhooks
    from projects p where p.key = ${project} for no key update`;
  return row;
}

export async function readEnvironments(sql: Sql, project: string): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select e.key from environments e join projects p on p.id = e.project_id where p.key = ${project}`;
  return rows.map(({ key }) => key);
}

export async function isProject(sql: Sql, project: string): Promise<boolean> {
  const rows = await sql`select from projects where key = ${project}`;
  return rows.length > 0;
}

export async function insertWebhook(
  sql: Sql,
  projectId: number,
  made: WebhookSettings & { readonly id: string; readonly secretSealed: Buffer },
): Promise<void> {
  await sql`
    insert into webhooks (id, project_id, name, description, url, events, environments, format, is_enabled, secret_sealed)
    values (${made.id}, ${projectId}, ${made.name}, ${made.description}, ${made.url}, ${[...made.events]},
      ${[...made.environments]}, ${made.format}, ${made.isEnabled}, ${made.secretSealed})`;
}

/** Told of what happens from now on. */
export async function openLine(sql: Sql, project: string, id: string): Promise<void> {
  await sql`
    insert into webhook_lines (webhook_id, followed_to)
    values (${id}, coalesce((select sequence from audit_heads where chain = ${project}), 0))
    on conflict (webhook_id) do update set followed_to = excluded.followed_to, failures = 0, failing_since = null`;
}

export async function updateWebhook(sql: Sql, id: string, next: WebhookSettings): Promise<void> {
  await sql`
    update webhooks set name = ${next.name}, description = ${next.description}, url = ${next.url}, events = ${[...next.events]},
      environments = ${[...next.environments]}, format = ${next.format}, is_enabled = ${next.isEnabled}, off_reason = '',
      revision = revision + 1, updated_at = now()
    where id = ${id}`;
}

/** What was sealed before holds for a day more. */
export function replaceSecret(sql: Sql, id: string, sealed: Buffer): Write {
  return sql`
    update webhooks set previous_secret_sealed = secret_sealed, previous_until = now() + interval '24 hours',
      secret_sealed = ${sealed}, revision = revision + 1, updated_at = now()
    where id = ${id}`;
}

export function switchOff(sql: Sql, id: string, reason: string): Write {
  return sql`
    update webhooks set is_enabled = false, off_reason = ${reason}, revision = revision + 1, updated_at = now()
    where id = ${id} and is_enabled`;
}

export function deleteWebhook(sql: Sql, id: string): Write {
  return sql`delete from webhooks where id = ${id}`;
}

export async function readSealedSecrets(sql: Sql): Promise<{ id: string; secretSealed: Buffer }[]> {
  return await sql<{ id: string; secretSealed: Buffer }[]>`
    select id, secret_sealed as "secretSealed" from webhooks order by created_at limit 100`;
}
