import { Badge } from '@mantine/core';
import type { Delivery, Webhook } from './webhooks.queries.js';

interface Look {
  readonly label: string;
  readonly color: string;
}

const healths: Readonly<Record<Webhook['health'], Look>> = {
  unused: { label: 'Nothing delivered yet', color: 'gray' },
  healthy: { label: 'Healthy', color: 'teal' },
  failing: { label: 'Failing', color: 'red' },
  off: { label: 'Off', color: 'gray' },
};

export function HealthBadge({ health }: Pick<Webhook, 'health'>) {
  const { label, color } = healths[health];
  return <Badge color={color}>{label}</Badge>;
}

const states: Readonly<Record<Delivery['state'], Look>> = {
  waiting: { label: 'Waits', color: 'blue' },
  delivered: { label: 'Delivered', color: 'teal' },
  failed: { label: 'Failed', color: 'red' },
};

export function DeliveryBadge({ state }: Pick<Delivery, 'state'>) {
  const { label, color } = states[state];
  return <Badge color={color}>{label}</Badge>;
}
