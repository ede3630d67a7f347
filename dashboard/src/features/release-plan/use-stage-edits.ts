import { useMemo, useRef } from 'react';
import { moved, replaced, without } from '../../ui/lists.js';
import type { DraftStage, StageInput } from './plan-draft.js';

export interface StageEdits {
  readonly change: (id: string, stage: StageInput) => void;
  readonly move: (id: string, to: number) => void;
  readonly remove: (id: string) => void;
}

interface Stages {
  readonly stages: readonly DraftStage[];
  /** How many of them have begun, and stay where they are. */
  readonly begun: number;
  readonly onChange: (stages: readonly DraftStage[]) => void;
}

/** The same for as long as the page stands: a stage that did not change is not drawn again with every key. */
export function useStageEdits(given: Stages): StageEdits {
  const held = useRef(given);
  held.current = given;
  return useMemo(() => {
    const edit = (id: string, step: (stages: readonly DraftStage[], place: number) => readonly DraftStage[]) => {
      const { stages, onChange } = held.current;
      onChange(
        step(
          stages,
          stages.findIndex((drafted) => drafted.id === id),
        ),
      );
    };
    return {
      change: (id, stage) => edit(id, (stages, place) => replaced(stages, place, { id, stage })),
      move: (id, to) => edit(id, (stages, place) => moved(stages, place, Math.max(held.current.begun, to))),
      remove: (id) => edit(id, without),
    };
  }, []);
}
