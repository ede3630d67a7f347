import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, evaluate, type Flag, type Ruleset } from '../index.js';
import { aFlag, aRuleset, splitOf } from '../testing/builders.js';
import { type SomeEnvironment, someContext, someEnvironment, someLooseEnvironment } from '../testing/environments.js';
import { documentOf, documentOfEnvironment, load } from '../testing/projections.js';
import { type Decision, decideAll, type Projection, projectionDocument } from './index.js';

function decidedByServer(ruleset: Ruleset, projection: Projection, context: Context): Map<string, Decision> {
  const keys = projectionDocument(projection).flags.filter((flag) => 'server' in flag);
  return new Map(keys.map(({ key }) => [key, evaluate(ruleset, key, context, null)]));
}

function expectAgreement(environment: SomeEnvironment, context: Context): void {
  const ruleset = aRuleset(environment.flags, environment.segments);
  const projection = load(documentOfEnvironment(environment));
  const decided = decideAll(projection, context, decidedByServer(ruleset, projection, context));
  const visible = environment.flags.filter((flag) => flag.clientVisible);
  const expected = visible.map(({ key }) => [key, evaluate(ruleset, key, context, null)]);
  expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(expected));
}

describe('the projection', () => {
  it('comes to what the whole ruleset comes to, for every flag that is visible and every context', () => {
    const someContexts = fc.array(someContext, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(someEnvironment, someContexts, (environment, contexts) => {
        for (const context of contexts) expectAgreement(environment, context);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('comes to the same where flags stand behind themselves', () => {
    fc.assert(fc.property(someLooseEnvironment, someContext, expectAgreement), { numRuns: 200 });
  }, 60_000);

  it('comes to the same where just as many, or too many, stand behind one', () => {
    const chain = Array.from({ length: 60 }, (_, place) =>
      aFlag({
        key: `flag-${place}`,
        clientVisible: true,
        prerequisites: place === 0 ? [] : [{ flag: `flag-${place - 1}`, variants: ['on'] }],
      }),
    );
    expectAgreement({ flags: chain, segments: [], publicAttributes: new Set() }, {});
  });

  it('tells nobody by name', () => {
    fc.assert(
      fc.property(someEnvironment, ({ flags, segments }) => {
        const text = JSON.stringify(documentOf(aRuleset(flags, segments)));
        const lists = [
          ...flags.flatMap(textsIn),
          ...segments.flatMap(({ included, excluded }) => [...included, ...excluded]),
        ];
        const telling = [
          ...lists.filter((value) => value.length > 6),
          ...segments.map(({ key }) => `"${key}"`),
          'rule-',
        ];
        // These are flags and attributes as well.
        const also = ['"constructor"'];
        expect(telling.filter((word) => text.includes(word) && !also.includes(word))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** What people are recognized by: targets, and whatever a condition asks for. */
function textsIn(flag: Flag): string[] {
  const values = flag.rules.flatMap(({ conditions }) =>
    conditions.flatMap((one) => ('values' in one ? one.values : [])),
  );
  return [...flag.targets.flatMap((target) => target.values), ...values.map(String)];
}

describe('what the server decides', () => {
  const semver = { attribute: 'version', operator: 'semverGt', values: ['1.0.0'] } as const;
  const served = aFlag({
    key: 'served',
    clientVisible: true,
    rules: [{ id: 'r', conditions: [semver], serve: { variant: 'on' } }],
  });
  const leaning = aFlag({ key: 'leaning', clientVisible: true, prerequisites: [{ flag: 'served', variants: ['on'] }] });
  const projection = load(documentOf(aRuleset([served, leaning, aFlag({ key: 'plain', clientVisible: true })])));

  it('is left out until it has answered, with what leans on it', () => {
    expect([...decideAll(projection, {}, new Map()).keys()]).toEqual(['plain']);
  });

  it('is what those go by that lean on it', () => {
    const answer = (variant: string): [string, Decision] => ['served', { value: true, variant, reason: 'RULE_MATCH' }];
    expect(decideAll(projection, {}, new Map([answer('on')])).get('leaning')?.reason).toBe('FALLTHROUGH');
    expect(decideAll(projection, {}, new Map([answer('off')])).get('leaning')?.reason).toBe('PREREQUISITE_FAILED');
  });
});

describe('a hostile context', () => {
  const split = aFlag({
    clientVisible: true,
    fallthrough: splitOf(50_000),
    targets: [{ variant: 'on', by: 'a', values: ['x'] }],
  });
  const projection = load(documentOf(aRuleset([split])));
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const throwing = {
    get userId(): string {
      throw new RangeError('no');
    },
  };
  const bottomless = new Proxy(
    {},
    {
      get() {
        throw new RangeError('no');
      },
    },
  );

  it.each<[string, unknown]>([
    ['a getter that throws', throwing],
    ['a proxy that throws', bottomless],
    ['a revoked list', { userId: proxy }],
    ['nothing', undefined],
    ['null', null],
    ['a symbol', { userId: Symbol('u') }],
    ['a function', () => 'u'],
  ])('holds nothing: %s', (_, context) => {
    expect(decideAll(projection, context as Context, new Map()).get('flag')?.reason).toBe('NO_BUCKETING_VALUE');
  });
});
