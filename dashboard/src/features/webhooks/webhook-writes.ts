import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { type Delivery, type Webhook, webhookPath } from './webhooks.queries.js';

const changesIn = (project: string) => [keys.in(project, 'webhooks'), keys.in(project, 'audit')];

export function useToggleWebhook(project: string) {
  return useWrite({
    write: (api, { id: webhook, isEnabled }: Webhook) =>
      take(api.PATCH(webhookPath, { params: { path: { project, webhook } }, body: { isEnabled: !isEnabled } })),
    changes: changesIn(project),
    done: ({ name, isEnabled }) => `Switched ${name} ${isEnabled ? 'off' : 'on'}.`,
    failed: 'The webhook is as it was',
  });
}

export function useTestWebhook(project: string) {
  return useWrite({
    write: (api, { id: webhook }: Webhook) =>
      take(api.POST(`${webhookPath}/test`, { params: { path: { project, webhook } } })),
    changes: changesIn(project),
    done: ({ name }) => `Sent a test to ${name}: its deliveries show what came of it.`,
    failed: 'The test was not sent',
  });
}

export function useRedeliver(project: string, webhook: string) {
  return useWrite({
    write: (api, { id: delivery }: Delivery) =>
      take(
        api.POST(`${webhookPath}/deliveries/{delivery}/redeliver`, {
          params: { path: { project, webhook, delivery } },
        }),
      ),
    changes: changesIn(project),
    done: ({ event }) => `${event} is delivered once more.`,
    failed: 'It is not delivered again',
  });
}

export function useRotateSecret(project: string) {
  return useWrite({
    write: (api, { id: webhook }: Webhook) =>
      take(api.POST(`${webhookPath}/rotate-secret`, { params: { path: { project, webhook } } })),
    changes: changesIn(project),
    failed: 'The secret is as it was',
  });
}

export function useDeleteWebhook(project: string) {
  return useWrite({
    write: (api, { id: webhook }: Webhook) => take(api.DELETE(webhookPath, { params: { path: { project, webhook } } })),
    changes: changesIn(project),
    done: ({ name }) => `Deleted ${name}.`,
    failed: 'The webhook is still there',
  });
}

export function askToRotate({ name }: Webhook, onConfirm: () => void): void {
  askFirst({
    title: `Replace the secret of ${name}?`,
    children: 'Deliveries are signed with both for 24 hours: give the new one to the receiver within that time.',
    confirm: 'Replace the secret',
    onConfirm,
  });
}

export function askToDelete({ name }: Webhook, onConfirm: () => void): void {
  askFirst({
    title: `Delete ${name}?`,
    children: 'It is told nothing more, and its deliveries go with it.',
    confirm: 'Delete the webhook',
    isDangerous: true,
    onConfirm,
  });
}
