import type { Caller } from '../../http/caller.js';
import { next } from './machine/release.machine.js';
import type { Outcome, Release, ReleaseEvent, Settings } from './machine/release.model.js';
import { handEdits } from './plan/release.edits.js';
import { settingsAt } from './plan/release.parts.js';
import { type EventRow, type ReleaseRow, releaseOf } from './releases.rows.js';

/** A release that a transaction has locked, and what it is about to make of it and of its flag. */
export interface Held {
  readonly row: ReleaseRow;
  readonly release: Release;
  /** Of the flag, as they are stored. */
  readonly stored: Settings;
  /** As they are to be. */
  readonly wanted: Settings;
  readonly steps: readonly Step[];
}

/** One transition, and who caused it. */
export interface Step extends Omit<EventRow, 'version' | 'actor'> {
  readonly caller: Caller;
}

export interface Cause {
  readonly caller: Caller;
  /** In a person's own words. */
  readonly reason?: string | undefined;
}

export function hold(row: ReleaseRow, stored: Settings): Held {
  return { row, release: releaseOf(row), stored, wanted: stored, steps: [] };
}

/** Whoever acts for the release itself. */
export function releaseCaller(system: Caller, { id, flag }: Pick<ReleaseRow, 'id' | 'flag'>): Caller {
  return { ...system, actor: { ...system.actor, name: `release ${flag}` }, requestId: `release-${id}` };
}

/** What has come about by itself: its time is over, or somebody has edited past our hook, which counts as an edit by hand. */
export function settled(held: Held, caller: Caller): Held {
  const { release, stored } = held;
  const isGoing = release.state === 'running' || release.state === 'waiting' || release.state === 'held';
  if (isGoing && handEdits(stored, release) !== null)
    return taken(held, { kind: 'edit', isEnabled: stored.enabled }, { caller }).held;
  return taken(held, { kind: 'due' }, { caller }).held;
}

export interface Taken {
  readonly held: Held;
  readonly outcome: Outcome;
}

export function taken(held: Held, event: ReleaseEvent, cause: Cause): Taken {
  const { row, release } = held;
  const outcome = next(release, event, row.now);
  if (outcome.kind !== 'transition') return { held, outcome };
  const wanted = written(held.wanted, outcome);
  const moved = { ...held, release: outcome.release, wanted };
  if (isPostponed(release, outcome.release, event)) return { held: moved, outcome };
  const step = stepOf(held, event, outcome, cause);
  return { held: { ...moved, row: { ...row, reason: step.reason }, steps: [...held.steps, step] }, outcome };
}

type Transition = Extract<Outcome, { kind: 'transition' }>;

function written(settings: Settings, { release, write }: Transition): Settings {
  if (write === 'none') return settings;
  return settingsAt(settings, release);
}

/** Where only its hour is put off, nothing has happened that is to be told. */
function isPostponed(before: Release, after: Release, { kind }: ReleaseEvent): boolean {
  return kind === 'due' && before.state === after.state && before.stage === after.stage;
}

function stepOf(held: Held, event: ReleaseEvent, { release, why }: Transition, { caller, reason = '' }: Cause): Step {
  const { row, steps } = held;
  return {
    revision: row.revision + steps.length + 1,
    at: row.now,
    action: actionOf(event, release),
    fromState: held.release.state,
    toState: release.state,
    fromStage: held.release.stage,
    toStage: release.stage,
    stageName: release.stage === null ? null : (release.plan.stages[release.stage]?.name ?? null),
    caller,
    reason: reason === '' ? why : `${why} ${reason}`,
  };
}

/** As the timeline calls it. */
function actionOf({ kind }: ReleaseEvent, { state }: Release): string {
  if (kind !== 'due') return kind;
  if (state === 'completed') return 'complete';
  return state === 'waiting' ? 'wait' : 'advance';
}

/** What cannot be done is not tried again: it waits for people, be it so broken that the machine cannot read it. */
export function failed(row: ReleaseRow, why: string, caller: Caller): Held {
  const held = hold(row, nothingRead);
  try {
    return taken(held, { kind: 'fail', why }, { caller }).held;
  } catch {
    const release: Release = {
      ...held.release,
      state: 'paused',
      pauseCause: 'failed',
      dueAt: null,
      runningSince: null,
    };
    const stages = { fromStage: row.stage, toStage: row.stage, stageName: null };
    const states = { fromState: row.state, toState: release.state };
    const step = { revision: row.revision + 1, at: row.now, action: 'fail', ...states, ...stages, caller, reason: why };
    return { ...held, release, row: { ...row, reason: why }, steps: [step] };
  }
}

/** Of a flag that is not written to. */
export const nothingRead: Settings = {
  enabled: false,
  offVariant: '',
  targets: [],
  prerequisites: [],
  rules: [],
  fallthrough: { variant: '' },
};
