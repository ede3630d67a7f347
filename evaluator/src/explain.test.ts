import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, explain, isEnabled } from './index.js';
import { aFlag, aRuleset, aSegment, splitOf } from './testing/builders.js';
import { someContext, someEnvironment, someLooseEnvironment } from './testing/environments.js';

const stepsOf = (ruleset: ReturnType<typeof aRuleset>, context: Record<string, string>) =>
  explain(ruleset, 'flag', context).steps;

describe('the way through the rules', () => {
  it('ends where a whole evaluation does, for every flag and context', () => {
    const either = fc.oneof(someEnvironment, someLooseEnvironment);
    fc.assert(
      fc.property(either, someContext, ({ flags, segments }, context) => {
        const ruleset = aRuleset(flags, segments);
        for (const { key } of flags) {
          const { steps, ...explained } = explain(ruleset, key, context);
          expect(explained).toEqual(evaluate(ruleset, key, context, null));
          expect(steps.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('takes the step that decided last', () => {
    fc.assert(
      fc.property(someLooseEnvironment, someContext, ({ flags, segments }, context) => {
        const ruleset = aRuleset(flags, segments);
        for (const { key } of flags) {
          const { steps, reason } = explain(ruleset, key, context);
          expect(lastOf(steps)).toBe(lastFor(reason));
        }
      }),
    );
    function lastOf(steps: ReturnType<typeof stepsOf>) {
      const last = steps.at(-1);
      const isFailed = steps.some((step) => step.kind === 'prerequisite' && !step.isMet);
      return isFailed || last?.kind === 'unmeetable' ? 'failed' : last?.kind;
    }
    function lastFor(reason: string) {
      if (reason === 'DISABLED') return 'switch';
      if (reason === 'PREREQUISITE_FAILED') return 'failed';
      return reason === 'TARGET_MATCH' ? 'target' : 'serve';
    }
  });

  it('says which target holds the value', () => {
    const targets = [
      { variant: 'off', by: 'userId', values: ['u1'] },
      { variant: 'on', by: 'userId', values: ['u2', 'u1'] },
    ];
    const ruleset = aRuleset([aFlag({ targets })]);
    expect(stepsOf(ruleset, { userId: 'u2' }).slice(1)).toEqual([
      { kind: 'target', place: 0, by: 'userId', text: 'u2', isHit: false },
      { kind: 'target', place: 1, by: 'userId', text: 'u2', isHit: true },
    ]);
  });

  it('asks every condition of a rule, and says what is lacking', () => {
    const conditions = [
      { attribute: 'plan', operator: 'in' as const, values: ['pro'] },
      { attribute: 'country', operator: 'in' as const, values: ['de'], negate: true },
      { segment: 'staff' },
      { segment: 'gone' },
    ];
    const flag = aFlag({ rules: [{ id: 'r', conditions, serve: { variant: 'on' } }] });
    const ruleset = aRuleset([flag], [aSegment({ key: 'staff', included: ['u1'] })]);
    const rule = stepsOf(ruleset, { userId: 'u1', plan: 'pro' }).find((step) => step.kind === 'rule');
    expect(rule).toEqual({
      kind: 'rule',
      id: 'r',
      place: 0,
      isMatch: false,
      conditions: [
        { condition: conditions[0], holds: true, lacks: null },
        { condition: conditions[1], holds: false, lacks: 'attribute' },
        { condition: conditions[2], holds: true, lacks: null },
        { condition: conditions[3], holds: false, lacks: 'segment' },
      ],
    });
  });

  it('gives the bucket and the range that it falls into', () => {
    const ruleset = aRuleset([aFlag({ fallthrough: splitOf(25_000) })]);
    const { steps, variant } = explain(ruleset, 'flag', { userId: 'u1' });
    const last = steps.at(-1);
    const draw = last?.kind === 'serve' ? last.draw : undefined;
    expect(draw).toMatchObject({ by: 'userId', seed: 'flag', text: 'u1' });
    const hit = draw?.ranges.find(({ from, to }) => from <= (draw.bucket ?? -1) && (draw.bucket ?? -1) < to);
    expect(hit?.variant).toBe(variant);
  });

  it('names what stands before a flag that another does not serve', () => {
    const prerequisites = [
      { flag: 'base', variants: ['on'] },
      { flag: 'unknown', variants: ['on'] },
    ];
    const ruleset = aRuleset([aFlag({ prerequisites }), aFlag({ key: 'base', enabled: false })]);
    const explained = explain(ruleset, 'flag', {});
    expect(explained.reason).toBe('PREREQUISITE_FAILED');
    expect(explained.steps.slice(1)).toEqual([
      { kind: 'prerequisite', flag: 'base', wanted: ['on'], served: 'off', isOff: true, isMet: false },
      { kind: 'prerequisite', flag: 'unknown', wanted: ['on'], served: null, isOff: false, isMet: false },
    ]);
  });

  it('tells an unknown flag, one that cannot be read, and one of which only the kill switch can', () => {
    const ruleset = aRuleset([
      { key: 'torn', kind: 'boolean' },
      { ...aFlag({ key: 'killed', enabled: false }), rules: 'none' },
    ]);
    expect(explain(ruleset, 'nobody-knows-it', {}).steps).toEqual([{ kind: 'unknown' }]);
    expect(explain(ruleset, 'torn', {}).steps).toEqual([{ kind: 'unreadable' }]);
    expect(explain(ruleset, 'killed', {})).toMatchObject({
      variant: 'off',
      reason: 'DISABLED',
      steps: [{ kind: 'switch', isOn: false }],
    });
    expect(isEnabled(ruleset, 'killed', {})).toBe(false);
  });

  it('survives a context that throws', () => {
    const hostile = new Proxy({}, { get: () => fail(), getOwnPropertyDescriptor: () => fail(), has: () => fail() });
    const rules = [
      { id: 'r', conditions: [{ attribute: 'plan', operator: 'in' as const, values: ['x'] }], serve: splitOf(1) },
    ];
    const ruleset = aRuleset([aFlag({ rules, fallthrough: splitOf(5) })]);
    expect(explain(ruleset, 'flag', hostile).reason).toBe('NO_BUCKETING_VALUE');
    function fail(): never {
      throw new RangeError('no');
    }
  });
});
