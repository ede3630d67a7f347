import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { CopyIcon } from '../../ui/copy-field.js';
import { Icon } from '../../ui/icons.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { Time } from '../../ui/time.js';
import { DeliveryTable } from './delivery-table.js';
import { HealthBadge } from './webhook-health.js';
import { WebhookMenu } from './webhook-menu.js';
import { WebhookSecret } from './webhook-secret.js';
import { useTestWebhook } from './webhook-writes.js';
import { type Webhook, webhookQuery } from './webhooks.queries.js';

/** One webhook: how it is, and what it was told. */
export function WebhookPage() {
  const place = useParams({ from: '/signed-in/projects/$project/webhooks/$webhook' });
  const navigate = useNavigate();
  const query = useQuery(webhookQuery(useApi(), place));
  const [secret, setSecret] = useState<string>();
  const { project } = place;
  const leave = () => void navigate({ to: '/projects/$project/webhooks', params: { project } });
  return (
    <Page
      title={query.data?.name ?? 'Webhook'}
      above={
        <TextLink to="/projects/$project/webhooks" params={{ project }} size="sm">
          Webhooks
        </TextLink>
      }
      actions={query.data && <Actions {...{ project, webhook: query.data }} onSecret={setSecret} onDeleted={leave} />}
    >
      <Loaded query={query} skeleton={<BlockSkeleton height={240} />}>
        {(webhook) => (
          <Stack gap="lg">
            <State webhook={webhook} />
            <Title order={2} size="h4">
              Deliveries
            </Title>
            <DeliveryTable place={place} isEnabled={webhook.isEnabled} />
          </Stack>
        )}
      </Loaded>
      <WebhookSecret secret={secret} onClose={() => setSecret(undefined)} />
    </Page>
  );
}

interface ActionsProps {
  readonly project: string;
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
  readonly onDeleted: () => void;
}

function Actions({ project, webhook, ...more }: ActionsProps) {
  const test = useTestWebhook(project);
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        disabled={!webhook.isEnabled}
        loading={test.isPending}
        onClick={() => test.mutate(webhook)}
      >
        Send a test
      </Button>
      <WebhookMenu {...{ project, webhook, ...more }} />
    </Group>
  );
}

function State({ webhook }: { readonly webhook: Webhook }) {
  const { url, events, environments, format, health, offReason, failingSince, description, waiting } = webhook;
  return (
    <Stack gap="xs">
      {health === 'failing' && failingSince !== null && (
        <Alert color="red" icon={<Icon name="warning" />} title="Its receiver does not take what it is sent">
          Since <Time at={failingSince} />. Each delivery is tried again over about a day; the last ones say why they
          failed.
        </Alert>
      )}
      {offReason !== '' && (
        <Alert color="yellow" icon={<Icon name="warning" />} title="It was switched off">
          {offReason} Switch it on again once the receiver is there.
        </Alert>
      )}
      <Group gap="xs">
        <HealthBadge health={health} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <CopyIcon value={url} what="the URL" />
      </Group>
      {description !== '' && <Text size="sm">{description}</Text>}
      <Text size="sm" c="dimmed">
        {format === 'slack' ? 'A message for Slack' : 'JSON'} of {events.join(', ')} in{' '}
        {environments.length === 0 ? 'all environments' : environments.join(', ')}
        {waiting > 0 && ` · ${waiting === 1 ? '1 delivery waits' : `${waiting} deliveries wait`}`}
      </Text>
    </Stack>
  );
}
