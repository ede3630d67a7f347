import { Button, Code, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { Absent } from '../../ui/absent.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { MoreButton } from '../../ui/more-button.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { DeliveryBadge } from './webhook-health.js';
import { useRedeliver } from './webhook-writes.js';
import { type Delivery, deliveriesQuery, type WebhookPlace } from './webhooks.queries.js';

export interface DeliveryTableProps {
  readonly place: WebhookPlace;
  readonly isEnabled: boolean;
}

/** What it was told lately, and what came of it. */
export function DeliveryTable({ place, isEnabled }: DeliveryTableProps) {
  const deliveries = useInfiniteQuery(deliveriesQuery(useApi(), place));
  return (
    <Loaded query={deliveries} skeleton={<TableSkeleton rows={3} />}>
      {({ pages }) => {
        const found = pages.flatMap(({ items }) => items);
        if (found.length === 0) return <NoDeliveries />;
        return (
          <>
            <TableCard
              label="Deliveries"
              head={['Event', 'State', 'Attempts', 'Answer', 'Happened', 'Actions']}
              minWidth={760}
            >
              {found.map((delivery) => (
                <DeliveryRow key={delivery.id} {...{ place, delivery, isEnabled }} />
              ))}
            </TableCard>
            <MoreButton list={deliveries}>Show older deliveries</MoreButton>
          </>
        );
      }}
    </Loaded>
  );
}

function NoDeliveries() {
  return (
    <EmptyState icon="bolt" title="It was told nothing yet">
      Send a test to see whether it arrives. What was sent is kept for 30 days.
    </EmptyState>
  );
}

interface DeliveryRowProps extends DeliveryTableProps {
  readonly delivery: Delivery;
}

function DeliveryRow({ place, delivery, isEnabled }: DeliveryRowProps) {
  const { event, subject, environment, state, attempts, nextAttemptAt, createdAt } = delivery;
  const redeliver = useRedeliver(place.project, place.webhook);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600} size="sm">
          {event}
        </Text>
        {subject !== null && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {subject.key}
            {environment !== null && ` in ${environment}`}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <DeliveryBadge state={state} />
      </Table.Td>
      <Table.Td>
        {attempts}
        {nextAttemptAt !== null && attempts > 0 && (
          <Text size="xs" c="dimmed">
            next <Time at={nextAttemptAt} />
          </Text>
        )}
      </Table.Td>
      <Table.Td maw={320}>
        <Answer delivery={delivery} />
      </Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td ta="right">
        <Button
          variant="default"
          size="compact-sm"
          disabled={!isEnabled}
          loading={redeliver.isPending}
          aria-label={`Deliver ${event} again`}
          onClick={() => redeliver.mutate(delivery)}
        >
          Again
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function Answer({ delivery: { status, error, responseStart, durationMs } }: { readonly delivery: Delivery }) {
  if (status === null && error === '') return <Absent>none yet</Absent>;
  return (
    <>
      <Text size="sm">
        {error === '' ? `${status}` : error}
        {durationMs !== null && (
          <Text span c="dimmed">
            {` · ${durationMs} ms`}
          </Text>
        )}
      </Text>
      {responseStart !== '' && (
        <Code
          block
          fz="xs"
          mah={96}
          tabIndex={0}
          aria-label="How the answer began"
          style={{ overflow: 'auto', whiteSpace: 'pre-wrap' }}
        >
          {responseStart}
        </Code>
      )}
    </>
  );
}
