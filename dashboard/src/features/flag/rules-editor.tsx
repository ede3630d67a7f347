import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import type { Rule } from '@guidon/evaluator';
import { Button, Stack, Text } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import { moved, replaced, without } from '../../ui/lists.js';
import { newRule } from './new-rule.js';
import { RuleCard } from './rule-card.js';

interface RulesEditorProps {
  readonly rules: readonly Rule[];
  readonly variants: readonly string[];
  readonly segments: readonly string[];
  readonly onChange: (rules: readonly Rule[]) => void;
}

/** The first rule that matches decides: their order is changed by dragging, by keys and by buttons. */
export function RulesEditor({ rules, variants, segments, onChange }: RulesEditorProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (id: unknown) => rules.findIndex((rule) => rule.id === id);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) onChange(moved(rules, placeOf(active.id), placeOf(over.id)));
  };
  return (
    <Stack gap="sm">
      {rules.length === 0 && (
        <Text size="sm" c="dimmed">
          No rules: everybody who is not on the whitelist gets what “Everybody else” says.
        </Text>
      )}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={rules.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          {rules.map((rule, place) => (
            <RuleCard
              key={rule.id}
              {...{ rule, place, variants, segments }}
              isLast={place === rules.length - 1}
              onChange={(next) => onChange(replaced(rules, place, next))}
              onMove={(to) => onChange(moved(rules, place, to))}
              onRemove={() => onChange(without(rules, place))}
            />
          ))}
        </SortableContext>
      </DndContext>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => onChange([...rules, newRule(rules, variants[0] ?? '')])}
        >
          Add a rule
        </Button>
      </div>
    </Stack>
  );
}
