import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { keys } from '../../api/keys.js';
import { toastDone } from '../../ui/toasts.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import {
  type PlanWrite,
  type Release,
  type ReleasePlace,
  type Saved,
  savePlan,
  standingQuery,
  startRelease,
} from './release-plan.queries.js';

export interface PlanSave extends PlanWrite {
  /** Begin with its first stage at once. */
  readonly isToStart: boolean;
}

/** Saves the plan, and starts it where that is asked for: where that is refused, the plan is saved all the same. */
export function useSavePlan(place: ReleasePlace, onSaved: (saved: Saved) => void) {
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
      return isToStart ? await startRelease(api, place, firstStage(write.plan)) : saved.release;
    },
    onSuccess: (release) =>
      toastDone(release.state === 'draft' ? 'Saved the plan. Nothing has begun.' : doneText(release)),
    onSettled: readAgain,
  });
}

function doneText({ state, stage }: Release): string {
  return state === 'running' ? `Started: “${stage?.name ?? ''}” has begun.` : 'Saved the plan.';
}

function firstStage({ stages }: PlanInput): string {
  return stages[0]?.name ?? '';
}
