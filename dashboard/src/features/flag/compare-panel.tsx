import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { describeChanges } from '../../targeting/describe-changes.js';
import type { Settings } from '../../targeting/settings.js';
import { ChangeList } from '../../ui/change-list.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { type ConfigPlace, configQuery } from './flag.api.js';

interface ComparePanelProps {
  readonly place: ConfigPlace;
  readonly environments: readonly { readonly key: string; readonly name: string }[];
  /** As it stands on the page in this environment. */
  readonly here: Settings;
  readonly mayEdit: boolean;
  /** Puts all but the switch into the draft of this environment. */
  readonly onCopy: (settings: Settings) => void;
}

/** What another environment has otherwise, and the way to take it over. */
export function ComparePanel({ place, environments, here, mayEdit, onCopy }: ComparePanelProps) {
  const others = environments.filter(({ key }) => key !== place.environment);
  const [chosen, setChosen] = useState(others[0]?.key ?? '');
  const other = useQuery({ ...configQuery(useApi(), { ...place, environment: chosen }), enabled: chosen !== '' });
  const nameOf = (key: string) => environments.find((one) => one.key === key)?.name ?? key;
  if (others.length === 0)
    return <Text c="dimmed">There is only one environment: make another to compare it with.</Text>;
  return (
    <Section
      title="Compare"
      lead="What would change here if it were as it is there. Copying leaves the switch alone, and saves nothing yet."
    >
      <Stack>
        <Group align="flex-end">
          <NativeSelect
            label={`What ${nameOf(place.environment)} would take over from`}
            data={others.map(({ key, name }) => ({ value: key, label: name }))}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          <Button
            disabled={!mayEdit || other.data === undefined}
            leftSection={<Icon name="copy" size={16} />}
            onClick={() => other.data && onCopy(other.data.value)}
          >
            Copy to {nameOf(place.environment)}
          </Button>
        </Group>
        <Loaded query={other} skeleton={<BlockSkeleton />}>
          {({ value }) => <ChangeList changes={describeChanges(here, value)} />}
        </Loaded>
      </Stack>
    </Section>
  );
}
