import { Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon, type IconName } from '../../ui/icons.js';
import { MoreButton } from '../../ui/more-button.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { Time } from '../../ui/time.js';
import { type ReleaseEvent, type ReleasePlace, releaseEventsQuery } from './releases.queries.js';

interface ReleaseTimelineProps {
  readonly place: ReleasePlace;
  readonly release: string;
}

/** What happened, who did it and why; the newest first. */
export function ReleaseTimeline({ place, release }: ReleaseTimelineProps) {
  const query = useInfiniteQuery(releaseEventsQuery(useApi(), place, release));
  const events = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Section title="What happened">
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <BlockSkeleton height={160} />}
      {events !== undefined && (
        <Timeline bulletSize={26} lineWidth={2}>
          {events.map((event) => (
            <Timeline.Item
              key={event.id}
              bullet={<Icon name={iconOf(event)} size={14} />}
              title={<Text fw={600}>{titleOf(event)}</Text>}
            >
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {event.reason}
              </Text>
              <Text size="xs" c="dimmed">
                {event.actor.name}, <Time at={event.at} />, version {event.version}
              </Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
      <MoreButton list={query}>Show earlier</MoreButton>
    </Section>
  );
}

interface EventLook {
  readonly title: string;
  readonly icon: IconName;
}

const looks: Readonly<Record<string, EventLook>> = {
  plan: { title: 'Planned', icon: 'edit' },
  start: { title: 'Started', icon: 'flag' },
  pause: { title: 'Paused', icon: 'clock' },
  edit: { title: 'Paused by an edit', icon: 'warning' },
  fail: { title: 'Paused: it could not go on', icon: 'warning' },
  resume: { title: 'Resumed', icon: 'arrowRight' },
  approve: { title: 'Approved', icon: 'check' },
  advance: { title: 'Advanced', icon: 'arrowRight' },
  wait: { title: 'Waits for approval', icon: 'clock' },
  back: { title: 'Stepped back', icon: 'arrowLeft' },
  rollback: { title: 'Rolled back', icon: 'refresh' },
  complete: { title: 'Completed', icon: 'check' },
  abort: { title: 'Aborted', icon: 'cross' },
  archive: { title: 'Ended: the flag was archived', icon: 'cross' },
};

function lookOf({ action }: ReleaseEvent): EventLook {
  return looks[action] ?? { title: action, icon: 'info' };
}

function iconOf(event: ReleaseEvent): IconName {
  return lookOf(event).icon;
}

function titleOf(event: ReleaseEvent): string {
  const { title } = lookOf(event);
  return event.stage === null ? title : `${title}: ${event.stage}`;
}
