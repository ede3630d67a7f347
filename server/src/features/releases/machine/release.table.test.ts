import { describe, expect, it } from 'vitest';
import { anEventOf, aRelease, releaseStart } from '../../../testing/a-release.js';
import { allowedActions, next } from './release.machine.js';
import { type EventKind, type Release, type ReleaseState, releaseActions, releaseStates } from './release.model.js';
import { releaseTable } from './release.table.js';

const hour = 60 * 60_000;
/** When what is an hour into its hold is due. */
const now = new Date(releaseStart.getTime() + hour);
const events = Object.keys(releaseTable) as EventKind[];

/** All that differs within a state, so that each way out of a cell is gone at least once. */
function releasesIn(state: ReleaseState): Release[] {
  const plain = aRelease(state);
  if (state === 'draft') return [plain, { ...plain, needsApproval: true }];
  const stages = [0, 1, 2].map((stage) => ({ ...plain, stage, healthyStage: stage === 0 ? null : stage - 1 }));
  const withApproval = stages.map((release) => ({ ...release, plan: approvalsIn(release), heldMs: 2 * hour }));
  const unapproved = state === 'paused' || state === 'rolled-back' ? [{ ...plain, needsApproval: true }] : [];
  const nobodyIn = state === 'rolled-back' ? [{ ...plain, stage: null, stageEnteredAt: null, healthyStage: null }] : [];
  const breaching = ['pause', 'off'].map((onBreach) => ({ ...plain, plan: { ...plain.plan, onBreach } }) as Release);
  return [...stages, ...withApproval, ...unapproved, ...nobodyIn, ...breaching];
}

function approvalsIn({ plan }: Release) {
  return { ...plan, stages: plan.stages.map((stage) => ({ ...stage, advance: 'approval' as const })) };
}

const cells = events.flatMap((event) =>
  releaseStates.map((state) => ({ event, state, cell: releaseTable[event][state] })),
);

describe('the table', () => {
  it('has every state and every event', () => {
    expect(cells).toHaveLength(16 * 8);
    expect(cells.every(({ cell }) => cell !== undefined)).toBe(true);
  });

  it.each(cells.filter(({ cell }) => typeof cell === 'string'))('answers $event while $state: $cell', (cellOf) => {
    for (const release of releasesIn(cellOf.state)) {
      expect(next(release, anEventOf(cellOf.event), now).kind).toBe(cellOf.cell);
    }
  });

  it.each(cells.filter(({ cell }) => typeof cell !== 'string'))('leads by $event from $state to $cell', (cellOf) => {
    const outcomes = releasesIn(cellOf.state).map((release) => next(release, anEventOf(cellOf.event), now));
    const states = outcomes.flatMap((outcome) => (outcome.kind === 'transition' ? [outcome.release.state] : []));
    expect(new Set(states)).toEqual(new Set(cellOf.cell));
  });

  it('refuses nothing that it offers, and offers nothing that it refuses', () => {
    for (const release of releaseStates.flatMap(releasesIn)) {
      const offered = allowedActions(release);
      const possible = releaseActions.filter((kind) => next(release, anEventOf(kind), now).kind === 'transition');
      expect(offered).toEqual(possible);
    }
  });

  it('tells with every refusal what can be done instead', () => {
    const outcome = next(aRelease('paused'), { kind: 'advance' }, now);
    expect(outcome).toEqual({
      kind: 'refused',
      why: 'The release is paused.',
      allowed: ['resume', 'rollback', 'abort'],
    });
  });

  it('lets nothing out of what is closed', () => {
    for (const state of ['completed', 'aborted'] as const) {
      expect(allowedActions(aRelease(state))).toEqual([]);
      for (const event of events) expect(next(aRelease(state), anEventOf(event), now).kind).not.toBe('transition');
    }
  });
});
