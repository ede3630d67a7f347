import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { SettingsDiff } from '../../targeting/settings-diff.js';
import { Icon } from '../../ui/icons.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { Time } from '../../ui/time.js';
import { type ChangeRequest, changeRequestQuery, type RequestPlace } from './change-requests.queries.js';
import { RequestActions } from './request-actions.js';
import { RequestSchedule } from './request-schedule.js';
import { RequestStateBadge } from './request-state.js';

export function ChangeRequestPage() {
  const place = useParams({ from: '/signed-in/projects/$project/change-requests/$request' });
  const request = useQuery(changeRequestQuery(useApi(), place));
  return (
    <Page
      title={request.data?.title ?? 'Change request'}
      lead={request.data?.reason}
      above={
        <TextLink to="/projects/$project/change-requests" params={{ project: place.project }} size="sm">
          Change requests
        </TextLink>
      }
    >
      <Loaded query={request} skeleton={<BlockSkeleton height={320} />}>
        {(found) => <RequestView place={place} request={found} />}
      </Loaded>
    </Page>
  );
}

interface RequestViewProps {
  readonly place: RequestPlace;
  readonly request: ChangeRequest;
}

function RequestView({ place, request }: RequestViewProps) {
  const { flag, environment, state, isStale, author, createdAt, diff, outcome } = request;
  return (
    <Stack gap="lg" maw={860}>
      <Group gap="md">
        <RequestStateBadge state={state} isStale={isStale} />
        <Text size="sm" c="dimmed">
          {author.name} asked <Time at={createdAt} /> to change{' '}
          <TextLink
            underline="always"
            to="/projects/$project/flags/$flag"
            params={{ project: place.project, flag }}
            search={{ environment }}
          >
            {flag}
          </TextLink>{' '}
          in {environment}
        </Text>
      </Group>
      <RequestSchedule place={place} request={request} />
      {outcome !== '' && (
        <Alert color="orange" icon={<Icon name="warning" />} title="It was not applied">
          {outcome}
        </Alert>
      )}
      <Section title="What it changes">
        <SettingsDiff before={diff.before} after={diff.after} />
      </Section>
      {isStale && <Overtaken request={request} />}
      <Reviews request={request} />
      <RequestActions place={place} request={request} />
    </Stack>
  );
}

/** Both versions, so that who asked can see what to ask for instead. */
function Overtaken({ request: { diff, current } }: { readonly request: ChangeRequest }) {
  return (
    <Section
      title="What has changed since"
      lead="It was made on a state that is no longer there, so it cannot be applied. Ask again on what there is now."
    >
      <SettingsDiff before={diff.before} after={current} />
    </Section>
  );
}

function Reviews({ request: { reviews } }: { readonly request: ChangeRequest }) {
  if (reviews.length === 0) return null;
  return (
    <Section title="Reviews">
      <Stack gap="sm">
        {reviews.map(({ reviewer, verdict, comment, at }) => (
          <div key={`${reviewer.id} ${at}`}>
            <Text size="sm">
              <b>{reviewer.name}</b> {verdict} it <Time at={at} c="dimmed" />
            </Text>
            {comment !== '' && (
              <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {comment}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  );
}
