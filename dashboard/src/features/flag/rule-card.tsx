import type { Rule } from '@guidon/evaluator';
import { Button, Divider, Group, Stack, Text } from '@mantine/core';
import { ConditionEditor } from '../../targeting/condition-editor.js';
import { newCondition } from '../../targeting/new-condition.js';
import { replaced, without } from '../../ui/lists.js';
import { OrderButton } from '../../ui/order-buttons.js';
import { DragHandle, useSortableCard } from '../../ui/sortable.js';
import { ServeEditor } from './serve-editor.js';

interface RuleCardProps {
  readonly rule: Rule;
  readonly place: number;
  readonly isLast: boolean;
  readonly variants: readonly string[];
  readonly segments: readonly string[];
  readonly onChange: (rule: Rule) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

export function RuleCard(props: RuleCardProps) {
  const { rule, place, variants, segments, onChange } = props;
  const { card, handle } = useSortableCard(rule.id);
  const name = `rule ${place + 1}`;
  const setConditions = (conditions: Rule['conditions']) => onChange({ ...rule, conditions });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame of its own that cannot be laid out
    <div {...card} role="group" aria-label={`Rule ${place + 1}`}>
      <RuleHead {...props} handle={handle} />
      <Divider />
      <Stack p="md" gap="xs">
        {rule.conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and keep their places
          <div key={index}>
            <Text size="xs" c="dimmed" mb={2}>
              {index === 0 ? 'If' : 'and'}
            </Text>
            <ConditionEditor
              name={`condition ${index + 1} of ${name}`}
              {...{ condition, segments }}
              onChange={(next) => setConditions(replaced(rule.conditions, index, next))}
              onRemove={rule.conditions.length > 1 ? () => setConditions(without(rule.conditions, index)) : undefined}
            />
          </div>
        ))}
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setConditions([...rule.conditions, newCondition])}>
            and…
          </Button>
        </div>
        <ServeEditor
          of={`whom ${name} matches`}
          serve={rule.serve}
          variants={variants}
          onChange={(serve) => onChange({ ...rule, serve })}
        />
      </Stack>
    </div>
  );
}

function RuleHead({ place, isLast, onMove, onRemove, handle }: RuleCardProps & { readonly handle: object }) {
  const number = place + 1;
  return (
    <Group px="xs" py={6} justify="space-between" wrap="nowrap">
      <Group gap="xs" wrap="nowrap">
        <DragHandle label={`Drag rule ${number}`} handle={handle} />
        <Text fw={600} size="sm">
          Rule {number}
        </Text>
      </Group>
      <Group gap={4} wrap="nowrap">
        <OrderButton
          label={`Move rule ${number} up`}
          icon="up"
          isDisabled={place === 0}
          onClick={() => onMove(place - 1)}
        />
        <OrderButton
          label={`Move rule ${number} down`}
          icon="down"
          isDisabled={isLast}
          onClick={() => onMove(place + 1)}
        />
        <OrderButton label={`Remove rule ${number}`} icon="trash" onClick={onRemove} />
      </Group>
    </Group>
  );
}
