import { weightOf } from '@guidon/evaluator';
import { dueAfter, restMsOf, stageAt } from './release.clock.js';
import type { Release, ReleasePlan } from './release.model.js';

export interface RampPoint {
  readonly stage: number;
  readonly name: string;
  readonly at: Date;
  /** Of all whom the plan raises it for; those it names come beside. */
  readonly percentage: number;
  /** Not yet come about: as it will be where nobody steps in, and approval comes at once. */
  readonly isEstimate: boolean;
}

/** A stage began. */
export interface StageEntry {
  readonly stage: number;
  readonly at: Date;
}

/** When which stage began or will begin. `entries` may be all there were, in their order. */
export function plannedRamp(release: Release, entries: readonly StageEntry[], now: Date): RampPoint[] {
  const past = pastOf(release, entries);
  if (release.state === 'completed' || release.state === 'aborted') return past;
  return [...past, ...futureOf(release, now)];
}

/** A stage that was entered twice stands where it was entered last. */
function pastOf({ plan, stage, stageEnteredAt }: Release, entries: readonly StageEntry[]): RampPoint[] {
  if (stage === null) return [];
  const begun = new Map(entries.map((entry) => [entry.stage, entry.at]));
  if (stageEnteredAt !== null) begun.set(stage, stageEnteredAt);
  return [...plan.stages.keys()].flatMap((index) => {
    const at = begun.get(index);
    return at === undefined || index > stage ? [] : [pointOf(plan, index, at, false)];
  });
}

function futureOf(release: Release, now: Date): RampPoint[] {
  const { plan, stage } = release;
  const points: RampPoint[] = [];
  let at = stage === null ? now : leavingAt(release, stage, now);
  for (let index = stage === null ? 0 : stage + 1; index < plan.stages.length; index += 1) {
    points.push(pointOf(plan, index, at, true));
    at = dueAfter(plan, index, at, wholeHoldMs(plan, index));
  }
  return points;
}

/** As if who is awaited came now. */
function leavingAt(release: Release, stage: number, now: Date): Date {
  const { plan, state, dueAt } = release;
  if (state === 'waiting' || state === 'held') return now;
  if (state === 'rolled-back') return dueAfter(plan, stage, now, wholeHoldMs(plan, stage));
  if (dueAt === null) return dueAfter(plan, stage, now, restMsOf(release));
  return dueAt > now ? dueAt : dueAfter(plan, stage, now, 0);
}

function wholeHoldMs(plan: ReleasePlan, stage: number): number {
  return restMsOf({ plan, stage, heldMs: 0 });
}

function pointOf(plan: ReleasePlan, stage: number, at: Date, isEstimate: boolean): RampPoint {
  return { stage, name: stageAt(plan, stage).name, at, percentage: percentageAt(plan, stage), isEstimate };
}

/** A stage without a percentage of its own keeps the one before. */
export function percentageAt({ stages }: Pick<ReleasePlan, 'stages'>, stage: number): number {
  const weights = stages.slice(0, stage + 1).map(({ audience }) => weightOf(audience.percentage ?? 0) ?? 0);
  return Math.max(0, ...weights) / 1000;
}
