import type { DeliveryRow } from './deliveries.store.js';
import type { Delivery, Webhook, WebhookHealth } from './webhooks.schema.js';
import type { WebhookRow, WebhookSettings } from './webhooks.store.js';

export function viewOf(row: WebhookRow): Webhook {
  const { id, name, description, url, events, environments, format, isEnabled, offReason, waiting } = row;
  return {
    ...{
      id,
      name,
      description,
      url,
      events: [...events],
      environments: [...environments],
      format,
      isEnabled,
      offReason,
      waiting,
    },
    health: healthOf(row),
    failingSince: row.failingSince?.toISOString() ?? null,
    lastDeliveredAt: row.lastDeliveredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Fewer in a row may be a receiver that is being deployed. */
const failuresOfIll = 3;

function healthOf({ isEnabled, failures, lastDeliveredAt }: WebhookRow): WebhookHealth {
  if (!isEnabled) return 'off';
  if (failures >= failuresOfIll) return 'failing';
  return lastDeliveredAt === null ? 'unused' : 'healthy';
}

/** As the audit log shows it to all who may read it: of the URL the host alone, for the rest may be a secret. */
export function auditViewOf({ name, description, url, events, environments, format, isEnabled }: WebhookSettings) {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return { name, description, host, events: [...events], environments: [...environments], format, isEnabled };
}

export function deliveryViewOf(row: DeliveryRow): Delivery {
  const { id, event, environment, subjectKind, subjectKey, state, attempts, status, error, responseStart, durationMs } =
    row;
  return {
    ...{ id, event, environment, state, attempts, status, error, responseStart, durationMs },
    subject: subjectKind === null || subjectKey === null ? null : { kind: subjectKind, key: subjectKey },
    nextAttemptAt: state === 'waiting' ? row.nextAttemptAt.toISOString() : null,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
