import { describe, expect, it } from 'vitest';
import { anApprovedPlan, anEventOf, aPlan, aRelease, aStage, at, moved } from '../../../testing/a-release.js';
import { next, roleFor } from './release.machine.js';
import type { ReleaseEvent, ReleaseWindow } from './release.model.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Closed from Friday noon to Monday morning. */
const window: ReleaseWindow = {
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '12:00' }],
};

describe('a stage that is due', () => {
  it('is left when its hold is over, not before', () => {
    const release = aRelease('running');
    expect(next(release, { kind: 'due' }, at(hour - 1)).kind).toBe('nothing');
    const left = next(release, { kind: 'due' }, at(hour));
    expect(left).toMatchObject({ kind: 'transition', write: 'stage', why: 'Its time is over: "All" begins.' });
    expect(left).toMatchObject({
      release: { stage: 2, stageEnteredAt: at(hour), dueAt: at(2 * hour), heldMs: 0 },
    });
  });

  it('is left once after an outage of weeks, and the next one is held for its whole time', () => {
    const late = at(21 * day);
    const release = moved({ ...aRelease('running'), stage: 0, healthyStage: null }, { kind: 'due' }, late);
    expect(release).toMatchObject({ stage: 1, stageEnteredAt: late, dueAt: at(hour, late) });
    expect(next(release, { kind: 'due' }, late).kind).toBe('nothing');
  });

  it('waits where a person is to decide, and goes on when they do', () => {
    const waiting = moved(aRelease('running', { plan: anApprovedPlan() }), { kind: 'due' }, at(hour));
    expect(waiting).toMatchObject({ state: 'waiting', stage: 1, dueAt: null });
    expect(moved(waiting, { kind: 'approve' }, at(day))).toMatchObject({
      state: 'running',
      stage: 2,
      healthyStage: 1,
    });
  });

  it('is complete after the last', () => {
    const release = aRelease('running', { stage: 2, healthyStage: 1 });
    const outcome = next(release, { kind: 'due' }, at(hour));
    expect(outcome).toMatchObject({ write: 'none', release: { state: 'completed', stage: 2, dueAt: null } });
  });
});

describe('a window', () => {
  it('puts off what is due to when it opens', () => {
    const friday = new Date('2026-01-16T10:30:00Z');
    const release = moved(aRelease('draft', { plan: aPlan({ window }) }), anEventOf('start'), friday);
    expect(release.dueAt).toEqual(new Date('2026-01-19T08:00:00Z'));
  });

  it('puts off what comes too late for it', () => {
    const dueAt = new Date('2026-01-16T10:59:00Z');
    const outcome = next(
      aRelease('running', { plan: aPlan({ window }), dueAt }),
      { kind: 'due' },
      at(2 * minute, dueAt),
    );
    expect(outcome).toMatchObject({ write: 'none', release: { stage: 1, dueAt: new Date('2026-01-19T08:00:00Z') } });
  });

  it('stops neither people nor what asks them, nor the end', () => {
    const saturday = new Date('2026-01-17T12:00:00Z');
    const due = { dueAt: saturday, healthyStage: 0 };
    const waiting = moved(aRelease('running', { plan: anApprovedPlan({ window }), ...due }), { kind: 'due' }, saturday);
    expect(waiting.state).toBe('waiting');
    expect(moved(waiting, { kind: 'approve' }, saturday).stage).toBe(2);
    const last = aRelease('running', { plan: aPlan({ window }), stage: 2, ...due });
    expect(moved(last, { kind: 'due' }, saturday).state).toBe('completed');
  });
});

describe('a pause', () => {
  it('keeps what had run of the hold', () => {
    const paused = moved(aRelease('running'), { kind: 'pause' }, at(40 * minute));
    expect(paused).toMatchObject({ state: 'paused', heldMs: 40 * minute, dueAt: null, pauseCause: 'person' });
    const again = moved(paused, anEventOf('resume'), at(day));
    expect(again).toMatchObject({ state: 'running', stage: 1, dueAt: at(day + 20 * minute), pauseCause: null });
    expect(moved(again, { kind: 'pause' }, at(day + 15 * minute)).heldMs).toBe(55 * minute);
  });

  it('while a person is awaited leads back to them', () => {
    const waiting = aRelease('waiting', { plan: anApprovedPlan() });
    const paused = moved(waiting, { kind: 'pause' }, at(hour));
    expect(moved(paused, anEventOf('resume'), at(day))).toMatchObject({ state: 'waiting', dueAt: null });
  });

  it('takes nothing away where the clock went back', () => {
    expect(moved(aRelease('running'), { kind: 'pause' }, at(-hour)).heldMs).toBe(0);
  });

  it.each([
    ['edit', { kind: 'edit', isEnabled: true }],
    ['switched-off', { kind: 'edit', isEnabled: false }],
    ['failed', { kind: 'fail', why: 'The variant is gone.' }],
  ] as const)('comes of itself, and says so: %s', (pauseCause, event) => {
    expect(next(aRelease('running'), event, at(1))).toMatchObject({
      write: 'none',
      release: { state: 'paused', pauseCause },
    });
  });
});

describe('resuming', () => {
  const paused = aRelease('paused', { pauseCause: 'edit' });
  const resume = { kind: 'resume', isEnabled: true, isEdited: true } as const;

  it('is refused while the flag is off', () => {
    const outcome = next(paused, { ...resume, isEnabled: false, edits: 'overwrite' }, at(hour));
    expect(outcome).toMatchObject({ kind: 'refused', why: 'The flag is switched off. Switch it on first.' });
  });

  it('asks what is to become of what was edited by hand', () => {
    expect(next(paused, resume, at(hour))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('`adopt`'),
    });
    expect(next(paused, { ...resume, edits: 'overwrite' }, at(hour))).toMatchObject({
      kind: 'transition',
      write: 'stage',
    });
  });

  it('takes over the plan as the edits made it', () => {
    const adopted = {
      plan: aPlan({ stages: [aStage(), aStage({ name: 'B' }), aStage({ name: 'C' })] }),
      base: anEventOf('start').base,
    };
    expect(moved(paused, { ...resume, edits: 'adopt', adopted }, at(hour)).plan).toBe(adopted.plan);
  });

  it('is refused while a changed plan waits for approval', () => {
    const changed = { ...paused, needsApproval: true };
    expect(next(changed, { ...resume, isEdited: false }, at(hour))).toMatchObject({
      kind: 'refused',
      allowed: ['approve', 'rollback', 'abort'],
    });
    expect(moved(changed, { kind: 'approve' }, at(hour)).needsApproval).toBe(false);
  });
});

describe('a plan', () => {
  const changed = (stages = aPlan().stages): ReleaseEvent => ({
    kind: 'plan',
    plan: aPlan({ stages }),
    needsApproval: true,
    base: null,
  });
  const [first = aStage(), second = aStage(), third = aStage()] = aPlan().stages;

  it('is free before it begins', () => {
    expect(moved(aRelease('draft'), changed([third]), at(1))).toMatchObject({ state: 'draft', needsApproval: true });
  });

  it('may change what is to come while it rests', () => {
    const longer = changed([first, second, { ...third, holdFor: 'P2D' }, aStage({ name: 'More' })]);
    expect(moved(aRelease('paused'), longer, at(1))).toMatchObject({
      state: 'paused',
      stage: 1,
      needsApproval: true,
    });
    expect(moved(aRelease('rolled-back', { stage: null }), changed([third]), at(1)).plan.stages).toHaveLength(1);
  });

  it('keeps what has been', () => {
    for (const stages of [[first], [first, { ...second, holdFor: 'P2D' }, third], [second, first, third]]) {
      expect(next(aRelease('paused'), changed(stages), at(1)).kind).toBe('refused');
    }
    const other: ReleaseEvent = { kind: 'plan', plan: aPlan({ by: 'tenantId' }), needsApproval: false, base: null };
    expect(next(aRelease('rolled-back', { stage: null }), other, at(1)).kind).toBe('refused');
  });
});

describe('the role that an action takes', () => {
  const stages = anApprovedPlan().stages.map((stage) => ({ ...stage, approver: 'admin' as const }));
  const release = aRelease('waiting', { plan: aPlan({ stages }) });

  it('is the approver’s where a stage is left that waits for one, before its time too', () => {
    expect(roleFor(release, 'approve')).toBe('admin');
    expect(roleFor({ ...release, state: 'running' }, 'advance')).toBe('admin');
  });

  it('is an editor’s else', () => {
    expect(roleFor(release, 'rollback')).toBe('editor');
    expect(roleFor(aRelease('running'), 'advance')).toBe('editor');
    expect(roleFor({ ...release, state: 'paused', needsApproval: true }, 'approve')).toBe('editor');
  });
});
