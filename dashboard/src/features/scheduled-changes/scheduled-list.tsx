import { Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { describeParts } from '../../targeting/describe-changes.js';
import { ChangeList } from '../../ui/change-list.js';
import { askFirst } from '../../ui/confirm.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { MoreButton } from '../../ui/more-button.js';
import { Section } from '../../ui/section.js';
import { Time } from '../../ui/time.js';
import {
  type ConfigPlace,
  cancelScheduled,
  pastChangesQuery,
  type ScheduledChange,
  waitingChangesQuery,
} from './scheduled-changes.queries.js';
import { wallClockText } from './wall-clock.js';

interface ScheduledListProps {
  readonly place: ConfigPlace;
  readonly mayEdit: boolean;
}

/** What will be changed here by itself, and what came of those that wait no more. Nothing where nothing was ever scheduled. */
export function ScheduledList({ place, mayEdit }: ScheduledListProps) {
  const api = useApi();
  const waiting = useQuery(waitingChangesQuery(api, place));
  const past = useInfiniteQuery(pastChangesQuery(api, place));
  const failed = [waiting, past].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined) return <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />;
  if (waiting.data === undefined || past.data === undefined) return null;
  const over = past.data.pages.flatMap(({ items }) => items);
  // Read apart, one may be in both: what is over waits no more.
  const changes = [...waiting.data.filter(({ id }) => !over.some((one) => one.id === id)), ...over];
  if (changes.length === 0) return null;
  return (
    <Section
      title="Scheduled"
      lead="Made by themselves when their time comes, unless somebody changes the same part before."
    >
      <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
        {changes.map((change) => (
          <ScheduledItem key={change.id} {...{ place, change, mayEdit }} />
        ))}
      </Stack>
      <MoreButton list={past}>Show earlier</MoreButton>
    </Section>
  );
}

const looks: Readonly<Record<ScheduledChange['state'], { readonly label: string; readonly color: string }>> = {
  scheduled: { label: 'Scheduled', color: 'blue' },
  applied: { label: 'Made', color: 'teal' },
  cancelled: { label: 'Cancelled', color: 'gray' },
  failed: { label: 'Not made', color: 'orange' },
};

interface ScheduledItemProps extends ScheduledListProps {
  readonly change: ScheduledChange;
}

function ScheduledItem({ place, change, mayEdit }: ScheduledItemProps) {
  const { id, state, localTime, timeZone, at, note, author, reason, outcome } = change;
  const cancel = useCancel(place);
  const when = wallClockText(localTime);
  const { label, color } = looks[state];
  return (
    <li>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Group gap="xs">
            <Badge color={color}>{label}</Badge>
            <Text fw={600} size="sm">
              {when} <Text span c="dimmed">{`(${timeZone})`}</Text>
            </Text>
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            <Time at={at} /> · by {author.name}
            {reason !== '' && ` · ${reason}`}
          </Text>
          {note !== '' && <Text size="sm">{note}</Text>}
          {outcome !== '' && <Text size="sm">{outcome}</Text>}
        </div>
        {state === 'scheduled' && mayEdit && (
          <Button
            variant="default"
            size="xs"
            style={{ flexShrink: 0 }}
            aria-label={`Cancel the change of ${when}`}
            onClick={() => askToCancel(when, () => cancel.mutate(id))}
          >
            Cancel it
          </Button>
        )}
      </Group>
      {state !== 'cancelled' && (
        <Box mt="xs">
          <ChangeList changes={describeParts(change.found ?? change.base, change.settings)} />
        </Box>
      )}
    </li>
  );
}

function useCancel(place: ConfigPlace) {
  return useWrite({
    write: (api, change: string) => cancelScheduled(api, place, change),
    changes: [keys.in(place.project, 'scheduled-changes'), keys.in(place.project, 'audit')],
    done: () => 'The change is not made.',
    failed: 'The change is still scheduled',
  });
}

function askToCancel(when: string, onConfirm: () => void): void {
  askFirst({
    title: `Cancel the change of ${when}?`,
    children: 'The flag stays as it is. It can be scheduled anew.',
    confirm: 'Cancel the change',
    isDangerous: true,
    onConfirm,
  });
}
