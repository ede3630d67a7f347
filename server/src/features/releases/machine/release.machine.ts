import { isSameJson } from '../../../changes/change.digest.js';
import type { ChangeRole } from '../../../http/account.js';
import { entering, goingOn, isLast, postponedTo, stageAt, stopping } from './release.clock.js';
import {
  type Outcome,
  type PauseCause,
  type Release,
  type ReleaseAction,
  type ReleaseEvent,
  type ReleasePlan,
  releaseActions,
  type Write,
} from './release.model.js';
import { obstacleTo, passedBy } from './release.obstacles.js';
import { releaseTable } from './release.table.js';

type Of<Kind extends ReleaseEvent['kind']> = Extract<ReleaseEvent, { kind: Kind }>;
type Step<Kind extends ReleaseEvent['kind']> = (release: Release, event: Of<Kind>, now: Date) => Outcome;

/** What an event makes of a release. Total and pure: whoever stores it, stores exactly this. */
export function next(release: Release, event: ReleaseEvent, now: Date): Outcome {
  const passed = passedBy(release, event);
  if (passed !== undefined) return passed.isDone ? nothing(passed.why) : refused(release, passed.why);
  const cell = releaseTable[event.kind][release.state];
  if (cell === 'nothing') return nothing(`The release is ${release.state}.`);
  if (cell === 'refused') return refused(release, `The release is ${release.state}.`);
  const obstacle = obstacleTo(release, event);
  return obstacle === undefined ? taken(release, event, now) : refused(release, obstacle);
}

/** What people may ask for now; that somebody is allowed to is not the machine's matter. */
export function allowedActions(release: Release): ReleaseAction[] {
  return releaseActions.filter((kind) => {
    const isDone = kind === 'rollback' && release.state === 'rolled-back' && release.stage === null;
    return typeof releaseTable[kind][release.state] === 'object' && !isDone && !obstacleTo(release, { kind });
  });
}

/** The least role that an action takes: the environment may ask for more. */
export function roleFor({ plan, stage, state, needsApproval }: Release, action: ReleaseAction): ChangeRole {
  const isLeaving = action === 'advance' || (action === 'approve' && (state === 'waiting' || !needsApproval));
  const left = stageAt(plan, stage ?? 0);
  return isLeaving && left.advance === 'approval' ? left.approver : 'editor';
}

function taken(release: Release, event: ReleaseEvent, now: Date): Outcome {
  const step = steps[event.kind] as Step<ReleaseEvent['kind']>;
  return step(release, event, now);
}

const steps: { readonly [Kind in ReleaseEvent['kind']]: Step<Kind> } = {
  start: (release, { base }, now) =>
    moved(entering({ ...release, base }, 0, now), 'stage', `It begins with ${named(release.plan, 0)}.`),
  pause: (release, _event, now) => paused(release, 'person', now, 'Paused by hand.'),
  resume: resume,
  approve: (release, _event, now) =>
    release.state === 'waiting'
      ? left(release, now, { isHealthy: true }, 'Approved')
      : moved({ ...release, needsApproval: false }, 'none', 'The plan was approved.'),
  advance: (release, _event, now) => left(release, now, { isHealthy: release.state === 'waiting' }, 'Advanced by hand'),
  back: (release, _event, now) => {
    const stage = (release.stage ?? 0) - 1;
    const lower = { ...release, healthyStage: below(release.healthyStage, stage) };
    return moved(entering(lower, stage, now), 'stage', `Back to ${named(release.plan, stage)}.`);
  },
  rollback: (release, { to = 'off' }, now) => {
    if (release.state === 'rolled-back' && (to !== 'off' || release.stage === null))
      return nothing('It is rolled back.');
    return rolledBack(release, to === 'off' ? null : release.healthyStage, now, 'Rolled back by hand');
  },
  abort: (release, _event, now) => aborted(release, now, 'Aborted: the flag stays as it serves now.'),
  plan: changePlan,
  edit: (release, { isEnabled }, now) =>
    isEnabled
      ? paused(release, 'edit', now, 'Somebody edited by hand what belongs to the plan.')
      : paused(release, 'switched-off', now, 'The flag was switched off by hand.'),
  archive: (release, _event, now) => aborted(release, now, 'The flag was archived.'),
  due: due,
  fail: (release, { why }, now) => paused(release, 'failed', now, why),
  harm: (release, { why }, now) => {
    const { onBreach } = release.plan;
    if (onBreach === 'pause') return paused(release, 'breach', now, why);
    return rolledBack(release, onBreach === 'off' ? null : release.healthyStage, now, why, 'breach');
  },
  healthy: (release, _event, now) =>
    moved(goingOn(stopping(release, now), now), 'none', 'The evidence is sound again.'),
  unknown: (release, { why }) => moved({ ...release, state: 'held', dueAt: null }, 'none', why),
};

/** After a rollback a stage is held anew; after a pause for the rest of its time. */
function resume(release: Release, { adopted }: Of<'resume'>, now: Date): Outcome {
  const known = { ...release, ...adopted };
  const again = known.state === 'paused' ? goingOn(known, now) : entering(known, known.stage ?? 0, now);
  return moved(again, 'stage', `It goes on with ${named(known.plan, again.stage)}.`);
}

/** However late it is: one stage a turn, and the next one's hold begins now. */
function due(release: Release, _event: Of<'due'>, now: Date): Outcome {
  const { plan, dueAt } = release;
  const stage = release.stage ?? 0;
  if (dueAt === null || now < dueAt) return nothing('Nothing is due yet.');
  const later = postponedTo(plan, stage, now);
  if (later !== undefined)
    return moved({ ...release, dueAt: later }, 'none', 'The window is closed: it goes on later.');
  if (stageAt(plan, stage).advance === 'automatic') return left(release, now, { isHealthy: true }, 'Its time is over');
  const why = `${named(plan, stage)} has had its time: it waits for approval.`;
  return moved({ ...release, state: 'waiting', dueAt: null }, 'none', why);
}

function left(release: Release, now: Date, { isHealthy }: { readonly isHealthy: boolean }, why: string): Outcome {
  const stage = release.stage ?? 0;
  const known = isHealthy ? { ...release, healthyStage: stage } : release;
  if (isLast(release.plan, stage)) return moved(closed(known, 'completed', now), 'none', `${why}: it is complete.`);
  return moved(entering(known, stage + 1, now), 'stage', `${why}: ${named(release.plan, stage + 1)} begins.`);
}

function rolledBack(release: Release, stage: number | null, now: Date, why: string, cause?: PauseCause): Outcome {
  const stageEnteredAt = stage === null ? null : now;
  const halted = { ...release, stage, stageEnteredAt, heldMs: 0, runningSince: null, dueAt: null };
  const healthyStage = stage === null ? null : below(release.healthyStage, stage);
  const state = { state: 'rolled-back', healthyStage, pauseCause: cause ?? null } as const;
  const where = stage === null ? 'nobody of the plan is in' : `back to ${named(release.plan, stage)}`;
  return moved({ ...halted, ...state }, stage === null ? 'control' : 'stage', `${why}: ${where}.`);
}

/** What was told to users stays told: where the plan has been it cannot be changed. */
function changePlan(release: Release, { plan, needsApproval, base }: Of<'plan'>): Outcome {
  const changed = { ...release, plan, needsApproval, base: base ?? release.base };
  if (release.state === 'draft' || isSamePast(release, plan)) return moved(changed, 'none', 'The plan was changed.');
  const why = 'A plan that has begun keeps what it raises, what it serves, and its stages up to where it stands.';
  return refused(release, why);
}

function isSamePast({ plan: old, stage }: Release, plan: ReleasePlan): boolean {
  const past = ({ target, variant, control, by, stages }: ReleasePlan) => ({
    parts: [target, variant, control, by],
    stages: stage === null ? [] : stages.slice(0, stage + 1),
  });
  return isSameJson(past(old), past(plan));
}

function paused(release: Release, pauseCause: PauseCause, now: Date, why: string): Outcome {
  return moved({ ...stopping(release, now), state: 'paused', pauseCause }, 'none', why);
}

function aborted(release: Release, now: Date, why: string): Outcome {
  return moved(closed(release, 'aborted', now), 'none', why);
}

function closed(release: Release, state: 'completed' | 'aborted', now: Date): Release {
  return { ...stopping(release, now), state, pauseCause: null };
}

function below(healthy: number | null, stage: number): number | null {
  return healthy === null || stage === 0 ? null : Math.min(healthy, stage - 1);
}

function named(plan: ReleasePlan, stage: number | null): string {
  return `"${stageAt(plan, stage ?? 0).name}"`;
}

function moved(release: Release, write: Write, why: string): Outcome {
  return { kind: 'transition', release, write, why };
}

function nothing(why: string): Outcome {
  return { kind: 'nothing', why };
}

function refused(release: Release, why: string): Outcome {
  return { kind: 'refused', why, allowed: allowedActions(release) };
}
