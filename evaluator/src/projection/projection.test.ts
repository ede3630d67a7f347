import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Context, evaluate, type Flag, type Ruleset } from '../index.js';
import { aFlag, aRuleset, splitOf } from '../testing/builders.js';
import { type SomeEnvironment, someContext, someEnvironment, someLooseEnvironment } from '../testing/environments.js';
import { decideOnPage, documentOf, documentOfEnvironment, load } from '../testing/projections.js';
import type { Decision, Projection } from './index.js';

function decidedByServer(ruleset: Ruleset, projection: Projection, context: Context): Map<string, Decision> {
  const keys = projection.flags.filter((flag) => 'server' in flag);
  return new Map(keys.map(({ key }) => [key, evaluate(ruleset, key, context, null)]));
}

/** As a caller hands it in. */
function plain(context: Context): Context {
  return JSON.parse(JSON.stringify(context));
}

function expectAgreement(environment: SomeEnvironment, context: Context): void {
  const ruleset = aRuleset(environment.flags, environment.segments);
  const projection = load(documentOfEnvironment(environment));
  const answers = decidedByServer(ruleset, projection, context);
  const { decisions, owed } = decideOnPage(projection, plain(context), answers);
  const visible = environment.flags.filter((flag) => flag.clientVisible);
  const expected = visible.map(({ key }) => [key, evaluate(ruleset, key, context, null)]);
  expect(Object.fromEntries(decisions)).toEqual(Object.fromEntries(expected));
  expect(new Set(owed)).toEqual(new Set(answers.keys()));
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
  const ruleset = aRuleset([served, leaning, aFlag({ key: 'plain', clientVisible: true })]);
  const projection = load(documentOf(ruleset, ['version']));

  it('is left out until it has answered, with what leans on it', () => {
    const { decisions, owed } = decideOnPage(projection, {}, new Map());
    expect([...decisions.keys()]).toEqual(['plain']);
    expect(owed).toEqual(expect.arrayContaining(['served']));
  });

  it('is what those go by that lean on it', () => {
    const answer = (variant: string): [string, Decision] => ['served', { value: true, variant, reason: 'RULE_MATCH' }];
    const decided = (variant: string) => decideOnPage(projection, {}, new Map([answer(variant)]));
    expect(decided('on').decisions.get('leaning')?.reason).toBe('FALLTHROUGH');
    expect(decided('off').decisions.get('leaning')?.reason).toBe('PREREQUISITE_FAILED');
    expect(decided('on').owed).toEqual(['served']);
  });

  it.each([
    { operator: 'before', values: [5] } as const,
    { operator: 'semverEq', values: ['1.0.0'] } as const,
    // Of no values no type can be told.
    { operator: 'startsWith', values: [], negate: true } as const,
  ])('is what compares as pages do not: %j', (condition) => {
    const rules = [{ id: 'r', conditions: [{ attribute: 'a', ...condition }], serve: { variant: 'on' } }];
    expect(documentOf(aRuleset([aFlag({ clientVisible: true, rules })]), ['a']).flags).toEqual([
      { key: 'flag', server: true },
    ]);
  });
});

describe('any context', () => {
  const split = aFlag({
    clientVisible: true,
    fallthrough: splitOf(50_000),
    targets: [{ variant: 'on', by: 'a', values: ['x'] }],
  });
  const projection = load(documentOf(aRuleset([split])));

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a function', () => 'u'],
    ['a text', 'u'],
    ['what every object inherits', { toString: null }],
  ])('that holds nothing is decided for: %s', (_, context) => {
    expect(decideOnPage(projection, context as Context, new Map()).decisions.get('flag')?.reason).toBe(
      'NO_BUCKETING_VALUE',
    );
  });
});
