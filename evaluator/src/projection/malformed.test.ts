import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Context } from '../index.js';
import { aFlag, aRuleset, aSegment, splitOf } from '../testing/builders.js';
import { mutationsOf, someJson } from '../testing/mutations.js';
import { decideOnPage, documentOf, load } from '../testing/projections.js';
import { type Decision, loadProjection, type Projection, patchProjection } from './index.js';
import type { DecidableFlag } from './model.js';

const whole = aFlag({
  key: 'constructor',
  seed: 'seed',
  clientVisible: true,
  targets: [{ variant: 'on', by: 'userId', values: ['u1'] }],
  prerequisites: [{ flag: 'toString', variants: ['on'] }],
  rules: [
    { id: 'r1', conditions: [{ attribute: 'a', operator: 'in', values: ['x', 1], negate: true }], serve: splitOf(5) },
    { id: 'r2', conditions: [{ segment: 'staff', negate: true }], serve: { variant: 'on' } },
    { id: 'r3', conditions: [{ attribute: 'a', operator: 'gt', values: [5] }], serve: { variant: 'off' } },
    { id: 'r4', conditions: [{ attribute: 'a', operator: 'exists', values: [] }], serve: { variant: 'off' } },
  ],
  fallthrough: splitOf(50_000),
});
const staff = aSegment({
  key: 'staff',
  included: ['u2'],
  excluded: ['u3'],
  rules: [[{ attribute: 'a', operator: 'startsWith', values: ['1.0.0'] }]],
});
const plain = aFlag({ key: 'toString', clientVisible: true });
const document = documentOf(aRuleset([whole, plain], [staff]), ['a']);
const held = load(document);
const received = document.flags.find(({ key }) => key === 'constructor') as DecidableFlag;
const answer: Decision = { value: 7, variant: 'served', reason: 'RULE_MATCH' };

function withFlag(flag: object): Projection {
  return load({ ...document, flags: [...document.flags.filter(({ key }) => key !== 'constructor'), flag] });
}

/** What the received flag would be if its first rule asked for something else. */
function asking(condition: unknown): object {
  return { ...received, steps: [{ if: [condition], serve: 0 }, ...received.steps] };
}

const someContext = someJson as fc.Arbitrary<unknown> as fc.Arbitrary<Context>;

describe('whatever is received', () => {
  it('makes nothing throw, and what it leads to can be written, read again and decided', () => {
    const patch = { format: 1, from: '1-d', version: 2, digest: 'e', flags: [received], removed: ['toString'] };
    const somePatch = mutationsOf(patch);
    fc.assert(
      fc.property(fc.oneof(someJson, mutationsOf(document)), somePatch, someContext, (wild, change, context) => {
        for (const projection of [loadProjection(wild), patchProjection(held, change)]) {
          if (projection === undefined) continue;
          const again = load(JSON.parse(JSON.stringify(projection)));
          expect(decideOnPage(again, context, new Map())).toEqual(decideOnPage(projection, context, new Map()));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is decided one way or the other, and nothing else with it', () => {
    fc.assert(
      fc.property(mutationsOf(received), someContext, (flag, context) => {
        if (Object(flag).key !== 'constructor') return;
        const { decisions } = decideOnPage(withFlag(flag as object), context, new Map([['constructor', answer]]));
        expect([...decisions.keys()].sort()).toEqual(['constructor', 'toString']);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what a page does not understand', () => {
  const wild = [
    { attribute: 'a', operator: 'matches', values: ['.*'] },
    { attribute: 'a', operator: 'constructor', values: ['.*'] },
    { attribute: 'a', operator: '__proto__', values: ['.*'] },
    { attribute: 'a' },
    null,
  ];

  it.each(wild)('is left to the server: %j', (condition) => {
    const projection = withFlag(asking(condition));
    const { decisions, owed } = decideOnPage(projection, { userId: 'u1', a: 'x' }, new Map());
    expect([[...decisions.keys()], owed]).toEqual([['toString'], ['constructor']]);
    const answers = new Map([['constructor', answer]]);
    expect(decideOnPage(projection, { userId: 'u1' }, answers).decisions.get('constructor')).toBe(answer);
  });

  it.each([{ steps: [] }, { steps: [{ serve: 7 }] }, { steps: [{ serve: 'length' }] }, { variants: {} }])(
    'is left to the server with all of the flag: %j',
    (given) => {
      expect(decideOnPage(withFlag({ ...received, ...given }), {}, new Map()).owed).toEqual(['constructor']);
    },
  );

  it('is left to the server in all flags that name the segment', () => {
    const flags = document.flags.map((flag) => (flag.key[0] === '#' ? { ...flag, steps: [] } : flag));
    const { decisions, owed } = decideOnPage(load({ ...document, flags }), {}, new Map());
    expect([[...decisions.keys()], owed]).toEqual([['toString'], ['constructor']]);
  });
});

it('leaves flags that stand behind themselves to the server', () => {
  const behind = (flag: string) => [{ if: [{ flag, variants: ['on'], negate: true }], serve: 0 }, { serve: 0 }];
  const flags = ['a', 'b'].map((key) => ({ key, variants: [['on', true]], steps: behind(key === 'a' ? 'b' : 'a') }));
  expect(decideOnPage(load({ ...document, flags }), {}, new Map())).toEqual({ decisions: new Map(), owed: ['b', 'a'] });
});

it('follows flags behind flags as far as it gets, and throws nothing', () => {
  const flags = Array.from({ length: 20_000 }, (_, place) => {
    const behind = { flag: `${place + 1}`, variants: ['on'] };
    return { key: `${place}`, variants: [['on', true]], steps: [{ if: [behind], serve: 0 }, { serve: 0 }] };
  });
  const { decisions } = decideOnPage(load({ ...document, flags }), {}, new Map());
  expect([...decisions.values()].every(({ value }) => value === true)).toBe(true);
});

it.each<[string, unknown]>([
  ['another format', { ...document, format: 2 }],
  ['no salt', { ...document, salt: undefined }],
  ['no list of flags', { ...document, flags: 'abc' }],
  ['a flag that is none', { ...document, flags: [null] }],
  ['a flag without a key', { ...document, flags: [{}] }],
  ['a version that is none', { ...document, version: 1.5 }],
  ['no document', '<html>'],
])('a document is unusable as a whole: %s', (_, wild) => {
  expect(loadProjection(wild)).toBeUndefined();
});
