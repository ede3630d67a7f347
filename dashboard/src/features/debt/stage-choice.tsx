import { Chip, Group } from '@mantine/core';
import type { FlagItem } from '../flags/flag-list.types.js';
import { type Lifecycle, lifecycleNames } from '../flags/lifecycle.js';
import { countByStage } from './debt.order.js';

interface StageChoiceProps {
  readonly flags: readonly FlagItem[];
  readonly stage: Lifecycle | undefined;
  readonly onChange: (stage: Lifecycle | undefined) => void;
}

const stages: readonly Lifecycle[] = ['ready-to-remove', 'released', 'releasing', 'planned', 'archived'];
const names: Readonly<Record<Lifecycle, string>> = { ...lifecycleNames, archived: 'Archived, still in code' };

/** What there is of each, and that alone. */
export function StageChoice({ flags, stage, onChange }: StageChoiceProps) {
  const counts = countByStage(flags);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const offered = stages.filter((name) => counts.has(name) || name === stage);
  return (
    <Chip.Group value={stage ?? 'all'} onChange={(value) => onChange(stages.find((name) => name === value))}>
      <Group gap="xs" role="radiogroup" aria-label="Life cycle">
        <Chip value="all">All ({total})</Chip>
        {offered.map((name) => (
          <Chip key={name} value={name}>
            {names[name]} ({counts.get(name) ?? 0})
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
