import { describe, expect, it } from 'vitest';
import { darkSettings } from '../../../testing/a-release.js';
import { durationMs } from '../machine/release.durations.js';
import { checkPlan } from '../plan/release.checks.js';
import { shippedTemplates, withOverrides } from './release.templates.js';

const flag = { key: 'flag', kind: 'boolean', variants: { on: true, off: false }, isArchived: false } as const;
const facts = { flag, settings: darkSettings(), segments: new Set<string>(), seenAttributes: null };
const hour = 60 * 60_000;

function template(key: string) {
  const found = shippedTemplates.find((one) => one.key === key);
  if (found === undefined) throw new RangeError(key);
  return found.plan;
}

const tenants = (...values: string[]) => ({ audience: { targets: [{ by: 'tenantId', values }] } });

describe('the templates that come along', () => {
  it.each([
    ['careful-b2b', 23 * 24, 30],
    ['one-week', 7 * 24, 14],
    ['within-hours', 3, undefined],
    ['five-steps', 2.5, undefined],
  ])('%s takes %d hours', (key, hours, cleanupAfterDays) => {
    const { stages, ...plan } = template(key);
    const heldMs = stages.map(({ holdFor }) => durationMs(holdFor) ?? Number.NaN).reduce((sum, ms) => sum + ms, 0);
    expect(heldMs / hour).toBe(hours);
    expect(plan.cleanupAfterDays).toBe(cleanupAfterDays);
  });

  it.each(['one-week', 'within-hours', 'five-steps'])('%s can be saved as it is', (key) => {
    expect(checkPlan(template(key), facts).errors).toEqual([]);
  });

  it('say what is to be filled in', () => {
    expect(checkPlan(template('careful-b2b'), facts).errors).toEqual([
      { path: '/stages/0/audience/targets/0/values', message: 'name your own tenant' },
      { path: '/stages/1/audience/targets/0/values', message: 'name the customers who try it first, about three' },
    ]);
    const plan = withOverrides(template('careful-b2b'), {
      stages: { 'Internal tenant': tenants('t1'), 'Friendly customers': tenants('t2', 't3', 't4') },
    });
    expect(checkPlan(plan, facts).errors).toEqual([]);
  });
});

describe('an override', () => {
  const plan = template('one-week');

  it('stands in place of what the template says', () => {
    const changed = withOverrides(plan, {
      by: 'tenantId',
      stages: { '25 %': { advance: 'approval', approver: 'admin' } },
    });
    expect(changed).toMatchObject({ by: 'tenantId', cleanupAfterDays: 14 });
    expect(changed.stages[1]).toEqual({ ...plan.stages[1], advance: 'approval', approver: 'admin' });
    expect(changed.stages[0]).toEqual(plan.stages[0]);
    expect(withOverrides(plan, {}).stages).toBe(plan.stages);
  });

  it('may be all stages', () => {
    const stages = plan.stages.slice(3);
    expect(withOverrides(plan, { stages }).stages).toBe(stages);
  });

  it('of a stage that there is not is refused', () => {
    expect(() => withOverrides(plan, { stages: { 'a/b': {} } })).toThrow(
      '/stages/a~1b: the template has no such stage',
    );
  });
});
