import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { Absent } from '../../ui/absent.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icons.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { useMay } from '../session/session.queries.js';
import { WebhookDialog } from './webhook-dialog.js';
import { HealthBadge } from './webhook-health.js';
import { WebhookMenu } from './webhook-menu.js';
import { WebhookSecret } from './webhook-secret.js';
import { type Webhook, webhooksQuery } from './webhooks.queries.js';

/** Whom the project tells of what happens in it. */
export function WebhooksPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/webhooks' });
  const mayEdit = useMay('admin', project);
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const make = mayEdit && (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
      New webhook
    </Button>
  );
  return (
    <Page
      title="Webhooks"
      lead="A pipeline, a channel, a log of your own: told what happens here, as it happens."
      actions={make}
    >
      {mayEdit ? (
        <WebhookTable project={project} onNew={() => setMaking(true)} onSecret={setSecret} />
      ) : (
        <EmptyState icon="shield" title="Webhooks are a matter of admins">
          Their addresses may be secrets. Ask an admin of the project.
        </EmptyState>
      )}
      {isMaking && (
        <WebhookDialog project={project} edited="new" onClose={() => setMaking(false)} onSecret={setSecret} />
      )}
      <WebhookSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  );
}

interface WebhookTableProps {
  readonly project: string;
  readonly onNew: () => void;
  readonly onSecret: (secret: string) => void;
}

function WebhookTable({ project, onNew, onSecret }: WebhookTableProps) {
  const webhooks = useQuery(webhooksQuery(useApi(), project));
  return (
    <Loaded query={webhooks} skeleton={<TableSkeleton rows={2} />}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            icon="bolt"
            title="Nobody is told yet"
            action={<Button onClick={onNew}>Make the first webhook</Button>}
          >
            Guidon posts what happens to a URL of yours, signed, and tries for a day where nobody answers. Slack
            understands it too.
          </EmptyState>
        ) : (
          <TableCard
            label="Webhooks"
            head={['Name', 'Events', 'Environments', 'State', 'Last delivered', 'Actions']}
            minWidth={760}
          >
            {items.map((webhook) => (
              <WebhookRow key={webhook.id} {...{ project, webhook, onSecret }} />
            ))}
          </TableCard>
        )
      }
    </Loaded>
  );
}

interface WebhookRowProps extends Pick<WebhookTableProps, 'project' | 'onSecret'> {
  readonly webhook: Webhook;
}

function WebhookRow({ project, webhook, onSecret }: WebhookRowProps) {
  const { id, name, url, events, environments, health, isEnabled, lastDeliveredAt } = webhook;
  return (
    <Table.Tr {...(!isEnabled && { c: 'dimmed' })}>
      <Table.Td>
        <TextLink to="/projects/$project/webhooks/$webhook" params={{ project, webhook: id }}>
          {name}
        </TextLink>
        <Text size="xs" c="dimmed">
          {URL.canParse(url) ? new URL(url).host : url}
        </Text>
      </Table.Td>
      <Table.Td>
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {events.join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>{environments.length === 0 ? 'All' : environments.join(', ')}</Table.Td>
      <Table.Td>
        <HealthBadge health={health} />
      </Table.Td>
      <Table.Td>{lastDeliveredAt === null ? <Absent>never</Absent> : <Time at={lastDeliveredAt} />}</Table.Td>
      <Table.Td ta="right">
        <WebhookMenu {...{ project, webhook, onSecret }} />
      </Table.Td>
    </Table.Tr>
  );
}
