import { Badge, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import type { ItemOf } from '../../api/client.js';
import type { Settings } from '../../targeting/settings.js';
import { SettingsDiff } from '../../targeting/settings-diff.js';
import { partNames } from '../../targeting/wording.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { MoreButton } from '../../ui/more-button.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { Time } from '../../ui/time.js';
import { type ConfigPlace, historyQuery } from './flag.api.js';
import { revertOf } from './revert.js';
import { useRevert } from './use-revert.js';

interface HistoryPanelProps {
  readonly place: ConfigPlace;
  /** Of this environment, as the server holds them. */
  readonly now: Settings;
  readonly etag: string;
  readonly mayEdit: boolean;
}

/** Who did what, with the way back. */
export function HistoryPanel({ place, now, etag, mayEdit }: HistoryPanelProps) {
  const query = useInfiniteQuery(historyQuery(useApi(), place));
  const [isHereOnly, setHereOnly] = useState(true);
  const isShown = ({ environment }: HistoryItem) =>
    !isHereOnly || environment === null || environment === place.environment;
  return (
    <Stack>
      <Checkbox
        label={`Only what concerns ${place.environment}`}
        checked={isHereOnly}
        onChange={(event) => setHereOnly(event.currentTarget.checked)}
      />
      <Loaded query={query} skeleton={<TableSkeleton />}>
        {({ pages }) =>
          pages
            .flatMap(({ items }) => items)
            .filter(isShown)
            .map((record) => <RecordView key={record.id} {...{ record, place, now, etag, mayEdit }} />)
        }
      </Loaded>
      <MoreButton list={query}>Show earlier</MoreButton>
    </Stack>
  );
}

type HistoryItem = ItemOf<'/api/v1/audit'>;

function RecordView({ record, place, now, etag, mayEdit }: HistoryPanelProps & { readonly record: HistoryItem }) {
  const revert = record.environment === place.environment ? revertOf(record, now) : null;
  const reverting = useRevert(place, etag);
  return (
    <Paper withBorder radius="lg" p="md" component="article">
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <Text fw={600}>{record.actor.name}</Text>
          <Text size="sm" c="dimmed">
            <Time at={record.at} />
          </Text>
          {record.environment !== null && <Badge color="gray">{record.environment}</Badge>}
          {record.action === 'flag.emergency-off' && <Badge color="red">Emergency off</Badge>}
        </Group>
        {mayEdit && revert !== null && (
          <Button
            size="xs"
            variant="default"
            loading={reverting.isPending}
            leftSection={<Icon name="refresh" size={14} />}
            onClick={() => reverting.mutate(revert.patch)}
          >
            Revert
          </Button>
        )}
      </Group>
      <SettingsDiff {...record} />
      {revert !== null && revert.overtaken.length > 0 && (
        <Text size="sm" mt="xs" c="dimmed">
          Changed again since: {revert.overtaken.map((part) => partNames[part]).join(', ')}. Reverting undoes that, too.
        </Text>
      )}
    </Paper>
  );
}
