import { Stack } from '@mantine/core';
import type { FieldError } from '../../api/api-error.js';
import { AddButton } from '../../ui/add-button.js';
import { Fault } from '../../ui/fault.js';
import { SortableList } from '../../ui/sortable.js';
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
  const edits = useStageEdits({ stages, begun, onChange });
  return (
    <Stack gap="sm">
      <SortableList ids={stages.map(({ id }) => id)} onMove={edits.move}>
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
      </SortableList>
      <Fault said={errorAt(errors, '/stages')} />
      <AddButton onClick={() => onChange(withNewStage(stages))}>Add a stage</AddButton>
    </Stack>
  );
}

const none: readonly FieldError[] = [];

function errorsOf(errors: readonly FieldError[], place: number): readonly FieldError[] {
  const own = errors.filter(({ path }) => path.startsWith(`/stages/${place}/`));
  return own.length === 0 ? none : own;
}
