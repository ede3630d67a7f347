import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptedRelease } from '../../../testing/release-arbitraries.js';
import { someHistory, type Turn, turnsOf } from '../../../testing/release-simulation.js';
import { isSubset, servedBy, whoIsIn } from '../../../testing/who-is-in.js';
import { allowedActions, next } from '../machine/release.machine.js';
import { isOpen, type Release, type ReleaseWindow } from '../machine/release.model.js';
import { releaseTable } from '../machine/release.table.js';
import { isWithin } from '../machine/release.window.js';
import { handEdits } from './release.edits.js';
import { settingsAt } from './release.parts.js';

/** Saturdays and Sundays are long. */
const window: ReleaseWindow = {
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday'], from: '09:00', to: '16:00' }],
};

const someRun = fc.tuple(acceptedRelease, fc.boolean(), someHistory).map(([{ settings, plan }, isBound, steps]) => {
  const some = { settings, plan: isBound ? { ...plan, window } : plan };
  return turnsOf(some, steps);
});

function everyTurn(check: (turn: Turn) => void, numRuns = 100): void {
  fc.assert(
    fc.property(someRun, (turns) => {
      for (const turn of turns) check(turn);
    }),
    { numRuns },
  );
}

const stageOf = ({ stage }: Release) => stage ?? -1;

describe('whatever happens to a release', () => {
  it('it is in a state that the table names, with what belongs to that state', () => {
    everyTurn(({ after: { release } }) => {
      const { state, stage, plan, dueAt, runningSince, healthyStage, base } = release;
      const isGoing = state === 'running' || state === 'waiting' || state === 'held';
      expect(dueAt !== null).toBe(state === 'running');
      expect(runningSince !== null).toBe(isGoing);
      expect(isGoing && stage === null).toBe(false);
      expect(stageOf(release)).toBeLessThan(plan.stages.length);
      expect(healthyStage === null || healthyStage <= stageOf(release)).toBe(true);
      expect(base === null).toBe(state === 'draft');
      expect(release.heldMs).toBeGreaterThanOrEqual(0);
    });
  });

  it('no stage is skipped, and only people and harm lead back', () => {
    everyTurn(({ before, after, step }) => {
      const climbed = stageOf(after.release) - stageOf(before.release);
      // An action settles first what is due: two stages at most, each of them entered.
      expect(climbed).toBeLessThanOrEqual(step.kind === 'action' ? 2 : 1);
      if (climbed < 0) expect(['action', 'harm']).toContain(step.kind);
      if (step.kind === 'due' && climbed > 0) expect(before.release.state).toBe('running');
    });
  });

  it('a machine that is late by weeks takes one stage a turn, and holds the next for its whole time', () => {
    everyTurn(({ after: { release, now }, step, outcome }) => {
      if (step.kind !== 'due' || outcome.kind !== 'transition' || outcome.write !== 'stage') return;
      expect(release).toMatchObject({ stageEnteredAt: now, runningSince: now, heldMs: 0 });
      expect(next(release, { kind: 'due' }, now).kind).toBe('nothing');
    });
  });

  it('nothing goes on by itself outside of the window', () => {
    everyTurn(({ after: { release, now }, step, outcome }) => {
      if (release.plan.window === undefined || step.kind !== 'due' || outcome.kind !== 'transition') return;
      if (outcome.write === 'stage') expect(isWithin(release.plan.window, now)).toBe(true);
    });
  });

  it('a call that names the stage it leaves is good once', () => {
    everyTurn(({ after: { release, now }, step, outcome }) => {
      if (step.kind !== 'action' || step.stage === null || outcome.kind !== 'transition') return;
      if (step.action !== 'advance' && step.action !== 'back' && step.action !== 'approve') return;
      const stage = release.plan.stages[step.stage % release.plan.stages.length]?.name ?? '';
      expect(next(release, { kind: step.action, stage }, now).kind).toBe('nothing');
    });
  });

  it('what is refused says what is possible, and what is possible is not refused', () => {
    everyTurn(({ after: { release }, outcome }) => {
      const offered = allowedActions(release);
      for (const action of offered) expect(Array.isArray(releaseTable[action][release.state])).toBe(true);
      if (outcome.kind === 'refused') expect(outcome.allowed).toEqual(offered);
      if (!isOpen(release)) expect(offered).toEqual([]);
    });
  });

  it('an edit by hand stays as it is until a person resumes or rolls back', () => {
    everyTurn(({ before, after, step }) => {
      const isEdited = handEdits(before.settings, before.release) !== null;
      if (!isEdited || step.kind === 'edit') return;
      const isByPerson = step.kind === 'action' && (step.action === 'resume' || step.action === 'rollback');
      if (!isByPerson) expect(after.settings).toBe(before.settings);
    });
  });

  it('an edit of its parts stops it at once', () => {
    everyTurn(({ after: { release, settings }, step }) => {
      if (step.kind !== 'edit' || handEdits(settings, release) === null) return;
      expect(['paused', 'rolled-back', 'completed', 'aborted', 'draft']).toContain(release.state);
    });
  });
});

describe('whoever is in', () => {
  it('stays in while a release goes on, and while it is paused', () => {
    everyTurn(({ before, after, step }) => {
      const isOnward = stageOf(after.release) >= stageOf(before.release) && before.release.state !== 'draft';
      const isByHand = step.kind === 'edit' || handEdits(before.settings, before.release) !== null;
      if (!isOnward || isByHand || before.settings === after.settings) return;
      expect(isSubset(whoIsIn(before.settings), whoIsIn(after.settings))).toBe(true);
    }, 40);
  });

  it('is whom the stage where it stands lets in, however it came there', () => {
    const undisturbed = someRun.map((turns) => turns.filter(({ step }) => step.kind !== 'edit'));
    fc.assert(
      fc.property(acceptedRelease, undisturbed, (some, turns) => {
        const steps = turns.map(({ step }) => step);
        const last = turnsOf(some, steps).at(-1)?.after;
        if (last === undefined) return;
        expect(servedBy(last.settings)).toEqual(servedBy(settingsAt(some.settings, last.release)));
      }),
    );
  });
});
