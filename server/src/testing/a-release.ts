import { next } from '../features/releases/machine/release.machine.js';
import type {
  Release,
  ReleaseBase,
  ReleaseEvent,
  ReleasePlan,
  ReleaseState,
  Settings,
  Stage,
} from '../features/releases/machine/release.model.js';
import { newRelease } from '../features/releases/machine/release.model.js';

/** A Wednesday. */
export const releaseStart = new Date('2026-01-14T10:00:00Z');

export function aStage(given: Partial<Stage> = {}): Stage {
  return { name: 'Stage', audience: {}, holdFor: 'PT1H', advance: 'automatic', approver: 'editor', ...given };
}

/** Three stages of an hour: one user by name, 10 %, everybody. */
export function aPlan(given: Partial<ReleasePlan> = {}): ReleasePlan {
  return {
    target: 'fallthrough',
    variant: 'on',
    control: 'off',
    by: 'userId',
    stages: [
      aStage({ name: 'Ada', audience: { targets: [{ by: 'userId', values: ['ada'] }] } }),
      aStage({ name: 'Some', audience: { percentage: 10 } }),
      aStage({ name: 'All', audience: { percentage: 100 } }),
    ],
    onBreach: 'previous-stage',
    ...given,
  };
}

/** The same plan, with a person between the stages. */
export function anApprovedPlan(given: Partial<ReleasePlan> = {}): ReleasePlan {
  const stages = aPlan().stages.map((stage) => ({ ...stage, advance: 'approval' as const }));
  return aPlan({ stages, ...given });
}

export const noBase: ReleaseBase = { weight: 0, listed: [], firstRule: 1 };

/** What a new boolean flag is in an environment. */
export function darkSettings(given: Partial<Settings> = {}): Settings {
  return {
    enabled: false,
    offVariant: 'off',
    targets: [],
    prerequisites: [],
    rules: [],
    fallthrough: { variant: 'on' },
    ...given,
  };
}

/** As the machine could have made it, an hour into its second stage where it has begun. */
export function aRelease(state: ReleaseState, given: Partial<Release> = {}): Release {
  const draft = newRelease(aPlan(), false);
  if (state === 'draft') return { ...draft, ...given };
  const isGoing = state === 'running' || state === 'waiting' || state === 'held';
  return {
    ...draft,
    state,
    stage: 1,
    stageEnteredAt: releaseStart,
    runningSince: isGoing ? releaseStart : null,
    heldMs: isGoing ? 0 : 30 * 60_000,
    dueAt: state === 'running' ? new Date(releaseStart.getTime() + 60 * 60_000) : null,
    healthyStage: 0,
    pauseCause: state === 'paused' ? 'person' : null,
    base: noBase,
    ...given,
  };
}

/** One event of each kind, as it comes where nothing is special. */
export function anEventOf<Kind extends ReleaseEvent['kind']>(kind: Kind): Extract<ReleaseEvent, { kind: Kind }> {
  const events: { readonly [K in ReleaseEvent['kind']]: Extract<ReleaseEvent, { kind: K }> } = {
    start: { kind: 'start', base: noBase },
    pause: { kind: 'pause' },
    resume: { kind: 'resume', isEnabled: true, isEdited: false },
    approve: { kind: 'approve' },
    advance: { kind: 'advance' },
    back: { kind: 'back' },
    rollback: { kind: 'rollback' },
    abort: { kind: 'abort' },
    plan: { kind: 'plan', plan: aPlan({ cleanupAfterDays: 3 }), needsApproval: false, base: null },
    edit: { kind: 'edit', isEnabled: true },
    archive: { kind: 'archive' },
    due: { kind: 'due' },
    fail: { kind: 'fail', why: 'It cannot be written.' },
    harm: { kind: 'harm', why: 'There are more errors.' },
    healthy: { kind: 'healthy' },
    unknown: { kind: 'unknown', why: 'Nothing was observed.' },
  };
  return events[kind];
}

export const at = (ms: number, from: Date = releaseStart) => new Date(from.getTime() + ms);

/** The release after an event that is one of its transitions. */
export function moved(release: Release, event: ReleaseEvent, now: Date): Release {
  const outcome = next(release, event, now);
  if (outcome.kind !== 'transition') throw new RangeError(`${outcome.kind}: ${outcome.why}`);
  return outcome.release;
}
