import { Group, NativeSelect, Text } from '@mantine/core';
import { HoldField } from './hold-field.js';
import type { StageInput } from './plan-draft.js';
import { errorAt } from './plan-errors.js';
import type { StageCardProps } from './stage-card.js';
import classes from './stages.module.css';

const onward = [
  ['automatic', 'goes on by itself', 'is complete'],
  ['editor', 'waits for an editor', 'waits for an editor'],
  ['admin', 'waits for an admin', 'waits for an admin'],
  ['owner', 'waits for an owner', 'waits for an owner'],
] as const;

/** How long it is held, and how it is left. */
export function StageFoot({ drafted: { id, stage }, place, count, isFixed, errors, edits }: StageCardProps) {
  const onChange = (next: StageInput) => edits.change(id, next);
  const number = place + 1;
  const isLast = number === count;
  const choose = (value: string) => {
    const { approver: _, ...rest } = stage;
    if (value === 'automatic') onChange({ ...rest, advance: 'automatic' });
    else onChange({ ...rest, advance: 'approval', approver: value as 'editor' });
  };
  return (
    <Group px="md" py="xs" gap={8} className={classes['foot'] ?? ''} align="flex-start">
      <Text size="sm" mt={7}>
        Hold for
      </Text>
      <HoldField
        label={`How long stage ${number} is held`}
        holdFor={stage.holdFor}
        isLast={isLast}
        isDisabled={isFixed}
        error={errorAt(errors, `/stages/${place}/holdFor`)}
        onChange={(holdFor) => onChange({ ...stage, holdFor })}
      />
      <Text size="sm" mt={7}>
        then it
      </Text>
      <NativeSelect
        aria-label={`How stage ${number} is left`}
        w={185}
        data={onward.map(([value, text, last]) => ({ value, label: isLast ? last : text }))}
        value={stage.advance === 'approval' ? (stage.approver ?? 'editor') : 'automatic'}
        disabled={isFixed}
        error={errorAt(errors, `/stages/${place}/advance`, `/stages/${place}/approver`, `/stages/${place}/guards`)}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </Group>
  );
}
