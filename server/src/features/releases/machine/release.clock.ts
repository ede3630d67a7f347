import { holdMsOf } from './release.durations.js';
import type { Release, ReleasePlan, Stage } from './release.model.js';
import { isWithin, nextOpening } from './release.window.js';

/** A stage begins, and its whole hold with it. */
export function entering(release: Release, stage: number, now: Date): Release {
  return holding({ ...release, stage, stageEnteredAt: now, heldMs: 0 }, now);
}

/** What had run of the hold counts later; a clock that went back takes nothing away. */
export function stopping(release: Release, now: Date): Release {
  const ranMs = release.runningSince === null ? 0 : Math.max(0, now.getTime() - release.runningSince.getTime());
  return { ...release, heldMs: release.heldMs + ranMs, runningSince: null, dueAt: null };
}

/** With the rest of the hold; where nothing is left of it and a person is to decide, it waits for them at once. */
export function goingOn(release: Release, now: Date): Release {
  const again = holding(release, now);
  const { advance } = stageAt(release.plan, release.stage ?? 0);
  if (restMsOf(release) > 0 || advance === 'automatic') return again;
  return { ...again, state: 'waiting', dueAt: null };
}

function holding(release: Release, now: Date): Release {
  const dueAt = dueAfter(release.plan, release.stage ?? 0, now, restMsOf(release));
  return { ...release, state: 'running', runningSince: now, dueAt, pauseCause: null };
}

/** How much of the hold is left where it does not run. */
export function restMsOf({ plan, stage, heldMs }: Pick<Release, 'plan' | 'stage' | 'heldMs'>): number {
  return Math.max(0, holdMsOf(stageAt(plan, stage ?? 0).holdFor) - heldMs);
}

/** When a hold of so much more is over, and the next stage may begin. */
export function dueAfter(plan: ReleasePlan, stage: number, from: Date, restMs: number): Date {
  const end = new Date(from.getTime() + restMs);
  return plan.window !== undefined && isBound(plan, stage) ? nextOpening(plan.window, end) : end;
}

/** When a stage that is due may go on after all; undefined where it may now. */
export function postponedTo(plan: ReleasePlan, stage: number, now: Date): Date | undefined {
  if (plan.window === undefined || !isBound(plan, stage) || isWithin(plan.window, now)) return undefined;
  return nextOpening(plan.window, now);
}

/** The window is for what lets people in: neither asking somebody nor being done does. */
function isBound(plan: ReleasePlan, stage: number): boolean {
  return stageAt(plan, stage).advance === 'automatic' && !isLast(plan, stage);
}

export function isLast(plan: ReleasePlan, stage: number): boolean {
  return stage >= plan.stages.length - 1;
}

/** A plan without stages is none; what is asked of it must come to something all the same. */
const noStage: Stage = { name: '', audience: {}, holdFor: 'P366D', advance: 'approval', approver: 'owner' };

export function stageAt({ stages }: Pick<ReleasePlan, 'stages'>, stage: number): Stage {
  return stages[stage] ?? noStage;
}
