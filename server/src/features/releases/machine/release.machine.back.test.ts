import { describe, expect, it } from 'vitest';
import { anApprovedPlan, anEventOf, aRelease, at, moved } from '../../../testing/a-release.js';
import { next } from './release.machine.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('going back', () => {
  it('is one stage, held anew', () => {
    const release = moved(aRelease('running', { stage: 2, healthyStage: 1 }), { kind: 'back' }, at(10));
    expect(release).toMatchObject({ stage: 1, stageEnteredAt: at(10), heldMs: 0, healthyStage: 0 });
  });

  it('is refused at the first stage', () => {
    const outcome = next(aRelease('running', { stage: 0, healthyStage: null }), { kind: 'back' }, at(10));
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('Roll it back') });
  });

  it('from harm leads to the last stage that was held without', () => {
    const pushed = moved(aRelease('running', { stage: 1, healthyStage: 0 }), { kind: 'advance' }, at(1));
    expect(moved(pushed, anEventOf('harm'), at(2))).toMatchObject({
      state: 'rolled-back',
      stage: 0,
      healthyStage: null,
    });
  });

  it('from harm in a first stage leaves nobody in', () => {
    const outcome = next(aRelease('running', { stage: 0, healthyStage: null }), anEventOf('harm'), at(2));
    expect(outcome).toMatchObject({
      write: 'control',
      release: { state: 'rolled-back', stage: null, pauseCause: 'breach' },
    });
  });
});

describe('a rollback', () => {
  it('leaves nobody in, and is locked until a person resumes it from the first stage', () => {
    const outcome = next(aRelease('waiting'), { kind: 'rollback' }, at(1));
    expect(outcome).toMatchObject({ write: 'control', release: { state: 'rolled-back', stage: null, dueAt: null } });
    const back = moved(aRelease('waiting'), { kind: 'rollback' }, at(1));
    expect(next(back, { kind: 'due' }, at(day)).kind).toBe('nothing');
    expect(moved(back, anEventOf('resume'), at(day))).toMatchObject({
      state: 'running',
      stage: 0,
      dueAt: at(day + hour),
    });
  });

  it('may go to the last healthy stage, and from there to nobody', () => {
    const lower = moved(aRelease('running'), { kind: 'rollback', to: 'previous-stage' }, at(1));
    expect(lower).toMatchObject({ state: 'rolled-back', stage: 0 });
    expect(next(lower, { kind: 'rollback', to: 'previous-stage' }, at(2)).kind).toBe('nothing');
    expect(moved(lower, { kind: 'rollback' }, at(2)).stage).toBeNull();
    expect(moved(lower, anEventOf('resume'), at(day))).toMatchObject({
      state: 'running',
      stage: 0,
      dueAt: at(day + hour),
    });
  });

  it('that is repeated does nothing', () => {
    const back = moved(aRelease('running'), { kind: 'rollback' }, at(1));
    expect(next(back, { kind: 'rollback' }, at(2)).kind).toBe('nothing');
  });
});

describe('a stage that one names', () => {
  it.each(['approve', 'advance'] as const)('is not left twice by %s', (kind) => {
    const waiting = aRelease('waiting', { plan: anApprovedPlan() });
    const event = { kind, stage: 'Some' } as const;
    const once = moved(waiting, event, at(1));
    expect(next(once, event, at(2))).toMatchObject({
      kind: 'nothing',
      why: expect.stringContaining('has left "Some"'),
    });
  });

  it('is not left twice downwards', () => {
    const once = moved(aRelease('running'), { kind: 'back', stage: 'Some' }, at(1));
    expect(next(once, { kind: 'back', stage: 'Some' }, at(2)).kind).toBe('nothing');
  });

  it('must be the one where it stands', () => {
    expect(next(aRelease('running'), { kind: 'advance', stage: 'All' }, at(1))).toMatchObject({
      kind: 'refused',
      why: 'It stands at "Some".',
    });
    expect(next(aRelease('running'), { kind: 'advance', stage: 'None' }, at(1))).toMatchObject({
      kind: 'refused',
      why: 'There is no stage "None".',
    });
  });

  it('has been left where all were', () => {
    const last = aRelease('running', { stage: 2 });
    const complete = moved(last, { kind: 'advance', stage: 'All' }, at(1));
    expect(complete.state).toBe('completed');
    expect(next(complete, { kind: 'advance', stage: 'All' }, at(2)).kind).toBe('nothing');
  });
});

describe('evidence that is missing', () => {
  it('holds, and what comes of it later lets go', () => {
    const held = moved(aRelease('running'), anEventOf('unknown'), at(hour));
    expect(held).toMatchObject({ state: 'held', dueAt: null });
    expect(moved(held, { kind: 'healthy' }, at(3 * hour))).toMatchObject({
      state: 'running',
      stage: 1,
      dueAt: at(3 * hour),
    });
    expect(moved(held, { kind: 'advance' }, at(3 * hour))).toMatchObject({ stage: 2, healthyStage: 0 });
  });
});
