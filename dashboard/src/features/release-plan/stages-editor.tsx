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
import { Button, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { FieldError } from '../../api/api-error.js';
import { Icon } from '../../ui/icons.js';
import { type DraftStage, percentageAt, withNewStage } from './plan-draft.js';
import { errorAt } from './plan-errors.js';
import { StageCard } from './stage-card.js';
import { useStageEdits } from './use-stage-edits.js';

export interface StagesEditorProps {
  readonly stages: readonly DraftStage[];
  /** How many of them have begun. */
  readonly begun: number;
  readonly by: string;
  readonly segments: readonly string[];
  readonly attributes: readonly string[];
  readonly errors: readonly FieldError[];
  readonly onChange: (stages: readonly DraftStage[]) => void;
}

/** In their order: it is changed by dragging, by keys and by buttons. */
export function StagesEditor({ stages, begun, by, segments, attributes, errors, onChange }: StagesEditorProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const edits = useStageEdits({ stages, begun, onChange });
  const ids = stages.map(({ id }) => id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another where one of them is
  const items = useMemo(() => ids, [ids.join(' ')]);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null) edits.move(String(active.id), ids.indexOf(String(over.id)));
  };
  const said = errorAt(errors, '/stages');
  return (
    <Stack gap="sm">
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
        <SortableContext items={items} strategy={verticalListSortingStrategy}>
          {stages.map((drafted, place) => (
            <StageCard
              key={drafted.id}
              {...{ drafted, place, by, segments, attributes, edits }}
              errors={errorsOf(errors, place)}
              count={stages.length}
              isFixed={place < begun}
              firstFree={begun}
              before={percentageAt(stages, place - 1)}
            />
          ))}
        </SortableContext>
      </DndContext>
      {said !== undefined && (
        <Text size="sm" c="red" role="alert">
          {said}
        </Text>
      )}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => onChange(withNewStage(stages))}
        >
          Add a stage
        </Button>
      </div>
    </Stack>
  );
}

const none: readonly FieldError[] = [];

function errorsOf(errors: readonly FieldError[], place: number): readonly FieldError[] {
  const own = errors.filter(({ path }) => path.startsWith(`/stages/${place}/`));
  return own.length === 0 ? none : own;
}
