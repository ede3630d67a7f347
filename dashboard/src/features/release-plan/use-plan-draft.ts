import { useEffect, useMemo, useRef } from 'react';
import type { Version } from '../../drafts/draft.js';
import { type DraftState, useDraft } from '../../drafts/use-draft.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import type { Release } from '../releases/releases.queries.js';
import { draftOf, type PlanDraft } from './plan-draft.js';
import type { Saved, Standing } from './release-plan.queries.js';

/** What there is to be edited: the plan that is saved, or what a template says where none is. */
export function usePlanDraft(
  { release, etag }: Standing,
  begin: PlanInput | undefined,
  refetch: () => Promise<unknown>,
): DraftState<PlanDraft> | undefined {
  const saved = release !== null && isOpen(release) ? release.plan : undefined;
  const plan = saved ?? begin;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a plan differs where its tag does
  const data = useMemo(() => (plan === undefined ? undefined : { value: draftOf(plan), etag }), [etag]);
  const state = useDraft<PlanDraft>({ data, refetch } as never);
  useBeginning(state, saved === undefined ? undefined : begin);
  return state;
}

/** Another template in place of what is saved: an edit like any other, and once. */
function useBeginning(state: DraftState<PlanDraft> | undefined, begin: PlanInput | undefined): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (state === undefined || isDone.current) return;
    isDone.current = true;
    if (begin !== undefined) state.edit(draftOf(begin));
  }, [state, begin]);
}

export function versionOf({ release, etag }: Saved): Version<PlanDraft> {
  return { value: draftOf(release.plan), etag };
}

export function isOpen({ state }: Pick<Release, 'state'>): boolean {
  return state !== 'completed' && state !== 'aborted';
}

/** How many stages have begun, and stay as they are. */
export function begunStages(release: Release | null): number {
  if (release === null || !isOpen(release) || release.state === 'draft') return 0;
  return release.stage === null ? 0 : release.stage.index + 1;
}
