import { useState } from 'react';
import { RowMenu } from '../../ui/row-menu.js';
import { WebhookDialog } from './webhook-dialog.js';
import {
  askToDelete,
  askToRotate,
  useDeleteWebhook,
  useRotateSecret,
  useTestWebhook,
  useToggleWebhook,
} from './webhook-writes.js';
import type { Webhook } from './webhooks.queries.js';

export interface WebhookMenuProps {
  readonly project: string;
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
  readonly onDeleted?: () => void;
}

/** What can be done with one webhook. */
export function WebhookMenu({ project, webhook, onSecret, onDeleted }: WebhookMenuProps) {
  const [isEditing, setEditing] = useState(false);
  const test = useTestWebhook(project);
  const toggle = useToggleWebhook(project);
  const rotate = useRotateSecret(project);
  const remove = useDeleteWebhook(project);
  const { name, isEnabled } = webhook;
  const replace = () => rotate.mutate(webhook, { onSuccess: ({ secret }) => onSecret(secret) });
  const del = () => remove.mutate(webhook, { onSuccess: () => onDeleted?.() });
  return (
    <>
      <RowMenu
        of={name}
        actions={[
          { label: 'Edit', icon: 'edit', onClick: () => setEditing(true) },
          ...(isEnabled ? [{ label: 'Send a test', icon: 'bolt' as const, onClick: () => test.mutate(webhook) }] : []),
          { label: 'Replace the secret', icon: 'key', onClick: () => askToRotate(webhook, replace) },
          {
            label: isEnabled ? 'Switch off' : 'Switch on',
            icon: isEnabled ? 'cross' : 'check',
            onClick: () => toggle.mutate(webhook),
          },
          { label: 'Delete', icon: 'trash', isDangerous: true, onClick: () => askToDelete(webhook, del) },
        ]}
      />
      {isEditing && (
        <WebhookDialog project={project} edited={webhook} onClose={() => setEditing(false)} onSecret={onSecret} />
      )}
    </>
  );
}
