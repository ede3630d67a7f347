import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { keys } from '../../api/keys.js';
import { toastDone } from '../../ui/toasts.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import { act, type Release, type ReleasePlace } from '../releases/releases.queries.js';
import { type PlanWrite, type Saved, savePlan, standingQuery } from './release-plan.queries.js';

export interface PlanSave extends PlanWrite {
  /** Begin with its first stage at once. */
  readonly isToStart: boolean;
}

interface Outcomes {
  readonly onSaved: (saved: Saved) => void;
  /** All that was asked for is done. */
  readonly onDone: () => void;
}

/** Saves the plan, and starts it where that is asked for: where that is refused, the plan is saved all the same. */
export function useSavePlan(place: ReleasePlace, { onSaved, onDone }: Outcomes) {
  const api = useApi();
  const queryClient = useQueryClient();
  const readAgain = () =>
    Promise.all(
      [keys.in(place.project, 'releases'), keys.releases, keys.in(place.project, 'flags')].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  return useMutation({
    mutationFn: async ({ isToStart, ...write }: PlanSave) => {
      const saved = await savePlan(api, place, write);
      onSaved(saved);
      queryClient.setQueryData(standingQuery(api, place).queryKey, saved);
      return isToStart ? await act(api, place, { action: 'start', stage: firstStage(write.plan) }) : saved.release;
    },
    onSuccess: (release) => {
      toastDone(release.state === 'draft' ? 'Saved the plan. Nothing has begun.' : doneText(release));
      onDone();
    },
    onSettled: readAgain,
  });
}

function doneText({ state, stage }: Release): string {
  return state === 'running' ? `Started: “${stage?.name ?? ''}” has begun.` : 'Saved the plan.';
}

function firstStage({ stages }: PlanInput): string {
  return stages[0]?.name ?? '';
}
