import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database, Sql } from '../../database/database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { positionOf } from '../../http/newest-first.store.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { type DeliveryRow, insertTest, listDeliveries, readDelivery, restart } from './deliveries.store.js';
import { testEvent } from './webhook.payload.js';
import type { DeliveriesQuery, Delivery } from './webhooks.schema.js';
import { missing, type WebhookPath } from './webhooks.service.js';
import { lockWebhook, readWebhook, type WebhookRow } from './webhooks.store.js';
import { deliveryViewOf } from './webhooks.view.js';

export interface DeliveriesDeps {
  readonly database: Database;
  /** Throws `invalid` where it may not be sent to. */
  readonly checkUrl: (url: string) => Promise<unknown>;
  /** There is something to send. */
  readonly send: () => void;
}

export interface DeliveryPath extends WebhookPath {
  readonly delivery: string;
}

export type DeliveriesService = ReturnType<typeof createDeliveriesService>;

/** What was told to a webhook, and what is to be told once more. */
export function createDeliveriesService({ database, checkUrl, send }: DeliveriesDeps) {
  const { sql } = database;

  return {
    async list(path: WebhookPath, query: DeliveriesQuery): Promise<Page<Delivery>> {
      const { id } = await webhookOf(sql, path);
      const rows = await listDeliveries(sql, id, { state: query.state, ...pageStart(query) });
      return toPage(rows, query, positionOf, deliveryViewOf);
    },

    async test(path: WebhookPath): Promise<Delivery> {
      const { id, url, ...webhook } = await webhookOf(sql, path);
      checkEnabled(webhook);
      await checkUrl(url);
      const delivery = await insertTest(sql, id, testEvent);
      send();
      return deliveryViewOf(await deliveryOf(sql, id, delivery));
    },

    async redeliver(caller: Caller, path: DeliveryPath): Promise<Delivery> {
      const { project } = path;
      const before = await database.transaction(async ({ sql: inside, later }) => {
        const webhook = await lockWebhook(inside, project, path.webhook);
        if (webhook === undefined) throw missing(path);
        checkEnabled(webhook);
        const row = await deliveryOf(inside, webhook.id, path.delivery);
        later(restart(inside, row.id));
        const subject = { project, subjectKind: 'webhook', subjectKey: webhook.id, action: 'webhook.redeliver' };
        const after = { name: webhook.name, delivery: row.id, event: row.event };
        later(recordAudit(inside, caller, { ...subject, after }));
        return { webhook: webhook.id, delivery: row.id };
      });
      send();
      return deliveryViewOf(await deliveryOf(sql, before.webhook, before.delivery));
    },
  };
}

async function webhookOf(sql: Sql, path: WebhookPath): Promise<WebhookRow> {
  const row = await readWebhook(sql, path.project, path.webhook);
  if (row === undefined) throw missing(path);
  return row;
}

async function deliveryOf(sql: Sql, webhook: string, id: string): Promise<DeliveryRow> {
  const row = await readDelivery(sql, webhook, id);
  if (row === undefined) throw notFound('delivery', id);
  return row;
}

function checkEnabled({ isEnabled }: Pick<WebhookRow, 'isEnabled'>): void {
  if (isEnabled) return;
  throw new GuidonError('conflict', 'The webhook is switched off. Switch it on first.', { members: { isEnabled } });
}
