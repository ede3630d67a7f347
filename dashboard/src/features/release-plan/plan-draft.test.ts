import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import {
  audienceWith,
  blankPlan,
  draftOf,
  isStillOf,
  percentageAt,
  planOf,
  templatePlanOf,
  withNewStage,
  withVariants,
} from './plan-draft.js';

const careful: PlanInput = {
  by: 'tenantId',
  stages: [
    {
      name: 'Us',
      audience: { targets: [{ by: 'tenantId', values: [], hint: 'name your own tenant' }] },
      holdFor: 'P2D',
    },
    { name: '10 %', audience: { percentage: 10 }, holdFor: 'P4D' },
  ],
  cleanupAfterDays: 30,
};

describe('the draft of a plan', () => {
  it('is sent as it came, but for what the server fills in', () => {
    expect(planOf(draftOf(careful))).toEqual({ ...careful, target: 'fallthrough', onBreach: 'previous-stage' });
    const odd: PlanInput = {
      stages: [{ name: 'a', audience: { targets: [], segments: [], percentage: 5 }, holdFor: 'P1D', guards: [] }],
    };
    expect(planOf(draftOf(odd)).stages).toEqual(odd.stages);
    expect(planOf(draftOf({ ...careful, target: { rule: 'r1' } })).target).toEqual({ rule: 'r1' });
  });

  it('grows by stages that rise, with names of their own', () => {
    let { stages } = draftOf({ stages: [{ name: '20 %', audience: { percentage: 10 }, holdFor: 'PT6H' }] });
    for (let count = 0; count < 5; count += 1) stages = withNewStage(stages);
    expect(stages.map(({ stage }) => [stage.name, stage.audience.percentage])).toEqual([
      ['20 %', 10],
      ['20 % (2)', 20],
      ['40 %', 40],
      ['80 %', 80],
      ['100 %', 100],
      ['100 % (2)', 100],
    ]);
    expect(new Set(stages.map(({ id }) => id)).size).toBe(6);
    expect(stages.at(-1)?.stage.holdFor).toBe('PT6H');
  });

  it('keeps the percentage of the stage before where a stage has none', () => {
    const { stages } = draftOf({
      stages: [...careful.stages, { name: 'Beta', audience: { segments: ['beta'] }, holdFor: 'P1D' }],
    });
    expect(stages.map((_, place) => percentageAt(stages, place))).toEqual([0, 10, 10]);
  });

  it('leaves out of an audience what is left empty', () => {
    const audience = { targets: [{ by: 'userId', values: ['u1'] }], percentage: 0 };
    expect(audienceWith(audience, { targets: [] })).toEqual({ percentage: 0 });
  });

  it('names the variants that go without saying', () => {
    const fallthrough = { variant: 'blue' };
    const of = (...names: string[]) => ({
      kind: 'string' as const,
      variants: Object.fromEntries(names.map((name) => [name, name])),
    });
    const known = { fallthrough, offVariant: 'blue' };
    expect(withVariants(blankPlan, of('blue', 'green'), known)).toMatchObject({ control: 'blue', variant: 'green' });
    expect(withVariants(blankPlan, of('blue', 'green', 'red'), known)).not.toHaveProperty('variant');
    expect(withVariants(blankPlan, { kind: 'boolean', variants: {} }, known)).toBe(blankPlan);
  });

  it('becomes a template of no one flag', () => {
    const saved = draftOf({ ...careful, target: { rule: 'r1' }, variant: 'on', control: 'off' });
    const plan = templatePlanOf(saved, { isOpen: false });
    expect(plan).toMatchObject({ target: 'fallthrough', cleanupAfterDays: 30 });
    expect(plan).not.toHaveProperty('variant');
  });

  it('can leave open whom a template names', () => {
    const [first] = careful.stages;
    const named = {
      ...careful,
      stages: [{ ...first, name: 'Us', holdFor: 'P1D', audience: { targets: [{ by: 'tenantId', values: ['acme'] }] } }],
    };
    const [stage] = templatePlanOf(draftOf(named), { isOpen: true }).stages;
    expect(stage?.audience.targets).toEqual([{ by: 'tenantId', values: [], hint: 'name who is in “Us”' }]);
  });

  it('is no longer of its template where it leaves out what that would fill in', () => {
    const plan = planOf(draftOf(careful));
    expect(isStillOf(plan, careful)).toBe(true);
    expect(isStillOf(planOf({ ...draftOf(careful), cleanupAfterDays: null }), careful)).toBe(false);
  });
});
