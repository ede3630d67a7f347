import { describe, expect, it } from 'vitest';
import { aPlan, aRelease } from '../../testing/releases.js';
import { audienceText, percentageAt, whatItDoes } from './release-wording.js';

describe('what is said of a release', () => {
  it('names whom a stage lets in', () => {
    const { stages } = aPlan();
    expect(audienceText(stages[0], { by: 'userId' })).toBe('acme and globex by tenantId');
    expect(audienceText(stages[1], { by: 'userId' })).toBe('the segment beta and 10 % by userId');
    expect(audienceText(undefined, { by: 'userId' })).toBe('nobody more');
  });

  it('shows five names, and counts the rest', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const stage = { ...aPlan().stages[0], audience: { targets: [{ by: 'userId', values }] } };
    expect(audienceText(stage as never, { by: 'userId' })).toBe('a, b, c, d, e and 2 more by userId');
  });

  it('keeps the percentage of the stage before where a stage names none', () => {
    const plan = aPlan();
    expect(plan.stages.map((_stage, index) => percentageAt(plan, index))).toEqual([0, 10, 100]);
  });

  it('says what begins, and that the last stage ends it', () => {
    expect(whatItDoes('advance', aRelease())).toBe('“Everybody” begins. That is before its time.');
    const last = aRelease({ stage: { index: 2, name: 'Everybody' }, state: 'waiting' });
    expect(whatItDoes('approve', last)).toBe('The release is complete when “Everybody” is left.');
    expect(whatItDoes('back', last)).toContain('It goes back to “Ten percent”.');
  });

  it('tells the approval of a plan from that of a stage', () => {
    const approval = { needed: true, of: 'plan', by: 'editor', approvedBy: null } as const;
    expect(whatItDoes('approve', aRelease({ state: 'draft', stage: null, approval }))).toContain(
      'The plan may then run',
    );
  });
});
