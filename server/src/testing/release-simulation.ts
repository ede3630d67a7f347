import fc from 'fast-check';
import { next } from '../features/releases/machine/release.machine.js';
import {
  type ActionEvent,
  newRelease,
  type Outcome,
  type Release,
  type ReleaseEvent,
  releaseActions,
  type Settings,
} from '../features/releases/machine/release.model.js';
import { adopt } from '../features/releases/plan/release.adopt.js';
import { handEdits } from '../features/releases/plan/release.edits.js';
import { baseOf, settingsAt } from '../features/releases/plan/release.parts.js';
import { releaseStart } from './a-release.js';
import { type HandEdit, type SomeRelease, someHandEdit } from './release-arbitraries.js';
import type { HistoryEntry } from './release-history.js';

/** A release and its flag as a store holds them, without the store. */
export interface Simulation {
  readonly release: Release;
  readonly settings: Settings;
  readonly now: Date;
}

/** What a step came to, and every transition on the way: an action may have had something to settle first. */
interface Moved {
  readonly after: Simulation;
  readonly outcome: Outcome;
  readonly entries: readonly HistoryEntry[];
}

export interface Turn extends Moved {
  readonly before: Simulation;
  readonly step: Step;
}

/** What happens next, and how long after what happened before. */
export type Step = { readonly afterMs: number } & (
  | {
      readonly kind: 'action';
      readonly action: ActionEvent['kind'];
      readonly stage: number | null;
      readonly to: 'off' | 'previous-stage';
    }
  | { readonly kind: 'due' | 'archive' | 'harm' | 'unknown' | 'healthy' | 'fail' }
  | { readonly kind: 'edit'; readonly edit: HandEdit }
);

function simulationOf({ plan, settings }: SomeRelease): Simulation {
  return { release: newRelease(plan, false), settings, now: releaseStart };
}

/** As the store does it: an action settles first what is due, and what is written by hand is told. */
function turn(before: Simulation, step: Step): Turn {
  const now = { ...before, now: new Date(before.now.getTime() + step.afterMs) };
  if (step.kind === 'edit') return { before, step, ...edited(now, step.edit) };
  const settled = step.kind === 'action' ? applied(now, { kind: 'due' }) : { after: now, entries: [] };
  const moved = applied(settled.after, eventOf(step, settled.after));
  return { before, step, ...moved, entries: [...settled.entries, ...moved.entries] };
}

function edited(before: Simulation, edit: HandEdit): Moved {
  const settings = edit(before.settings, before.release);
  const after = { ...before, settings };
  if (handEdits(settings, before.release) !== null)
    return applied(after, { kind: 'edit', isEnabled: settings.enabled });
  return { after, outcome: { kind: 'nothing', why: 'It is not the plan’s.' }, entries: [] };
}

function applied(before: Simulation, event: ReleaseEvent): Moved {
  const outcome = next(before.release, event, before.now);
  if (outcome.kind !== 'transition') return { after: before, outcome, entries: [] };
  const { release, write } = outcome;
  const settings = write === 'none' ? before.settings : settingsAt(before.settings, release);
  return { after: { ...before, release, settings }, outcome, entries: entriesOf(before.release, event, release) };
}

function entriesOf(before: Release, { kind }: ReleaseEvent, after: Release): HistoryEntry[] {
  // Where only its hour is put off, nothing has happened that is to be told.
  if (kind === 'due' && before.state === after.state && before.stage === after.stage) return [];
  const states = { fromState: before.state, toState: after.state };
  return [{ action: kind, ...states, fromStage: before.stage, toStage: after.stage }];
}

function eventOf(step: Exclude<Step, { kind: 'edit' }>, { release, settings }: Simulation): ReleaseEvent {
  if (step.kind !== 'action') return { kind: step.kind, why: 'It was so.' };
  const name = step.stage === null ? undefined : release.plan.stages[step.stage % release.plan.stages.length]?.name;
  const stage = name === undefined ? {} : { stage: name };
  switch (step.action) {
    case 'start':
      return { kind: 'start', base: baseOf(settings, release.plan) };
    case 'resume': {
      const isEdited = handEdits(settings, release) !== null;
      const facts = { kind: 'resume', isEnabled: settings.enabled, isEdited } as const;
      if (!isEdited || step.to === 'off') return { ...facts, edits: 'overwrite' };
      return { ...facts, edits: 'adopt', adopted: adopt(settings, release) };
    }
    case 'rollback':
      return { kind: 'rollback', to: step.to };
    default:
      return { kind: step.action, ...stage };
  }
}

const minutes = (...all: number[]) => fc.constantFrom(...all.map((one) => one * 60_000));
/** From at once to an outage of weeks. */
const someTime = minutes(0, 1, 30, 60, 24 * 60, 21 * 24 * 60);

/** Mostly what moves a release, so that it comes far. */
const someStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('due' as const), afterMs: someTime }) },
  { weight: 2, arbitrary: someAction(fc.constantFrom('start' as const, 'approve' as const, 'resume' as const)) },
  { weight: 3, arbitrary: someAction(fc.constantFrom(...releaseActions.filter((action) => action !== 'abort'))) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), afterMs: someTime, edit: someHandEdit }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('harm' as const, 'unknown' as const, 'healthy' as const, 'fail' as const),
      afterMs: someTime,
    }),
  },
);

function someAction<Kind extends ActionEvent['kind']>(action: fc.Arbitrary<Kind>) {
  return fc.record({
    kind: fc.constant('action' as const),
    action,
    afterMs: someTime,
    stage: fc.option(fc.nat(5)),
    to: fc.constantFrom('off' as const, 'previous-stage' as const),
  });
}

/** Beginning with a start; ends where the machine has nothing more to say. */
export const someHistory: fc.Arbitrary<readonly Step[]> = fc
  .array(someStep, { minLength: 1, maxLength: 25 })
  .map((steps) => [{ kind: 'action', action: 'start', afterMs: 0, stage: null, to: 'off' }, ...steps]);

export function turnsOf(some: SomeRelease, steps: readonly Step[]): Turn[] {
  const turns: Turn[] = [];
  for (const step of steps) turns.push(turn(turns.at(-1)?.after ?? simulationOf(some), step));
  return turns;
}
