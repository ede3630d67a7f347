import { Badge, Group } from '@mantine/core';
import type { ChangeRequestSummary, RequestState } from './change-requests.queries.js';

const looks: Readonly<Record<RequestState, { readonly label: string; readonly color: string }>> = {
  open: { label: 'Waits for review', color: 'blue' },
  approved: { label: 'Approved', color: 'teal' },
  refused: { label: 'Refused', color: 'red' },
  withdrawn: { label: 'Withdrawn', color: 'gray' },
  applied: { label: 'Applied', color: 'green' },
  stale: { label: 'Overtaken', color: 'orange' },
};

export function RequestStateBadge({ state, isStale }: Pick<ChangeRequestSummary, 'state' | 'isStale'>) {
  const { label, color } = looks[state];
  return (
    <Group gap={6}>
      <Badge color={color}>{label}</Badge>
      {isStale && state !== 'stale' && <Badge color="orange">Overtaken</Badge>}
    </Group>
  );
}
