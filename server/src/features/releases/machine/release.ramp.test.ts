import { describe, expect, it } from 'vitest';
import { anApprovedPlan, aPlan, aRelease, releaseStart } from '../../../testing/a-release.js';
import type { Release, ReleaseWindow } from './release.model.js';
import { percentageAt, plannedRamp, type StageEntry } from './release.ramp.js';

const hour = 60 * 60_000;
const at = (hours: number) => new Date(releaseStart.getTime() + hours * hour);

function ramp(release: Release, now: Date, entries: readonly StageEntry[] = []) {
  return plannedRamp(release, entries, now).map((point) => [
    point.name,
    (point.at.getTime() - releaseStart.getTime()) / hour,
    point.isEstimate,
  ]);
}

describe('the planned ramp', () => {
  it('of a draft begins now', () => {
    expect(ramp(aRelease('draft'), at(0))).toEqual([
      ['Ada', 0, true],
      ['Some', 1, true],
      ['All', 2, true],
    ]);
  });

  it('tells what was apart from what will be', () => {
    const entries = [
      { stage: 0, at: at(-3) },
      { stage: 1, at: at(-2) },
    ];
    const release = aRelease('running', { stageEnteredAt: at(-2) });
    expect(ramp(release, at(0.5), entries)).toEqual([
      ['Ada', -3, false],
      ['Some', -2, false],
      ['All', 1, true],
    ]);
  });

  it('takes for a stage that was entered twice the last time, and forgets those that it went back from', () => {
    const entries = [
      { stage: 0, at: at(-9) },
      { stage: 1, at: at(-8) },
      { stage: 2, at: at(-7) },
    ];
    expect(ramp(aRelease('running'), at(0.5), entries)).toEqual([
      ['Ada', -9, false],
      ['Some', 0, false],
      ['All', 1, true],
    ]);
  });

  it.each([
    ['waiting', at(5), 5],
    ['held', at(5), 5],
    ['paused', at(5), 5.5],
    ['rolled-back', at(5), 6],
  ] as const)('goes on from now where it is %s', (state, now, next) => {
    expect(ramp(aRelease(state), now).at(-1)).toEqual(['All', next, true]);
  });

  it('goes on from now where it is late', () => {
    expect(ramp(aRelease('running'), at(100)).at(-1)).toEqual(['All', 100, true]);
  });

  it('begins anew where nobody is in, and ends with what is closed', () => {
    expect(ramp(aRelease('rolled-back', { stage: null }), at(5))[0]).toEqual(['Ada', 5, true]);
    expect(ramp(aRelease('aborted'), at(5))).toEqual([['Some', 0, false]]);
  });

  it('waits for the window, where no person is asked', () => {
    const window: ReleaseWindow = { timeZone: 'UTC', hours: [{ days: ['thursday'], from: '12:00', to: '13:00' }] };
    const draft = (plan: Release['plan']) => ramp(aRelease('draft', { plan }), at(0)).map(([, hours]) => hours);
    expect(draft(aPlan({ window }))).toEqual([0, 26, 26 + 7 * 24]);
    expect(draft(anApprovedPlan({ window }))).toEqual([0, 1, 2]);
  });
});

describe('a percentage', () => {
  it('is kept by stages without', () => {
    const plan = aPlan();
    const stages = [...plan.stages.slice(0, 2), ...plan.stages.slice(0, 1)];
    expect([0, 1, 2].map((stage) => percentageAt({ stages }, stage))).toEqual([0, 10, 10]);
  });
});
