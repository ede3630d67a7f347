import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFlag, type Flag } from '../index.js';
import { aFlag, aRuleset, aSegment, splitOf } from '../testing/builders.js';
import { mutationsOf, someJson, someWildContext } from '../testing/mutations.js';
import { documentOf, load } from '../testing/projections.js';
import { decideAll, loadProjection, type Projection, patchProjection, projectionDocument } from './index.js';
import type { ClientFlag, ClientRule, EnabledFlag } from './model.js';

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
    { id: 'r4', conditions: [{ attribute: 'a', operator: 'before', values: [5] }], serve: { variant: 'off' } },
  ],
  fallthrough: splitOf(50_000),
});
const staff = aSegment({
  key: 'staff',
  included: ['u2'],
  excluded: ['u3'],
  rules: [[{ attribute: 'a', operator: 'semverGt', values: ['1.0.0'] }]],
});
const plain = aFlag({ key: 'toString', clientVisible: true });
const document = documentOf(aRuleset([whole, plain], [staff]), ['a']) as { readonly flags: readonly ClientFlag[] };
const held = load(document);
const received = document.flags.find(({ key }) => key === 'constructor') as EnabledFlag;

function withFlag(flag: unknown, base: object = document): unknown {
  return { ...base, flags: [flag] };
}

function decided(projection: Projection | undefined) {
  return projection && decideAll(projection, { userId: 'u1' }, new Map());
}

/** As the whole evaluator would have been given it. */
function asWhole(flag: EnabledFlag): unknown {
  const rules = (flag.rules ?? []).map((rule: ClientRule, index) => ({ ...rule, id: `${index}` }));
  const { targets = [], prerequisites = [] } = flag;
  return { ...flag, kind: 'json', targets, prerequisites, rules } satisfies Omit<Flag, 'rules'> & { rules: unknown };
}

describe('whatever is received', () => {
  it('makes nothing throw, and what it leads to can be written, read again and decided', () => {
    const patch = { format: 1, from: '1-d', version: 2, digest: 'e', removed: { flags: ['toString'], segments: [] } };
    const somePatch = mutationsOf({ ...patch, flags: [received], segments: [] });
    fc.assert(
      fc.property(fc.oneof(someJson, mutationsOf(document)), somePatch, someWildContext, (wild, change, context) => {
        const outcomes = [loadProjection(wild), loadProjection(wild, held), patchProjection(held, change)];
        for (const projection of outcomes) {
          if (projection === undefined || projection === 'gap') continue;
          const again = load(JSON.parse(JSON.stringify(projectionDocument(projection))));
          expect(projectionDocument(again)).toEqual(projectionDocument(projection));
          expect(decideAll(again, context, new Map())).toEqual(decideAll(projection, context, new Map()));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is decided by only where the whole evaluator would have taken it too', () => {
    fc.assert(
      fc.property(mutationsOf(received), (flag) => {
        const [taken] = projectionDocument(load(withFlag(flag))).flags;
        if (taken === undefined || !('enabled' in taken) || !taken.enabled) return;
        // How names are formed is for those who write them, and a prerequisite that accepts nothing is never met.
        expect(checkFlag(asWhole(taken)).filter(({ message }) => !/1 to \d+|at least one/.test(message))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a malformed flag', () => {
  const unknownOperator = {
    ...received,
    rules: [{ conditions: [{ attribute: 'a', operator: 'matches', values: ['.*'] }], serve: { variant: 'on' } }],
  };

  it('is served as its last good version has it', () => {
    expect(decided(loadProjection(withFlag(unknownOperator), held))?.get('constructor')).toEqual(
      decided(loadProjection(withFlag(received)))?.get('constructor'),
    );
  });

  it('keeps its last good version through the cache, and gives it up for the next good one', () => {
    const cached = load(JSON.parse(JSON.stringify(projectionDocument(load(withFlag(unknownOperator), held)))));
    expect(projectionDocument(cached).flags).toEqual([{ ...received, aside: true }]);
    expect(projectionDocument(load(withFlag(received), cached)).flags).toEqual([received]);
  });

  it('is left to the server where no version was ever good', () => {
    expect(projectionDocument(load(withFlag(unknownOperator))).flags).toMatchObject([
      { key: 'constructor', server: true },
    ]);
  });

  it('is off where it is switched off, whatever else there is', () => {
    const off = { ...unknownOperator, enabled: false, targets: 'everybody' };
    expect(decided(loadProjection(withFlag(off), held))?.get('constructor')).toEqual({
      value: false,
      variant: 'off',
      reason: 'DISABLED',
    });
  });

  it('takes no other flag with it', () => {
    const { flags } = document;
    const projection = load({ ...document, flags: [...flags, null, 7, 'x', [], {}, { key: 'broken' }] });
    expect(decided(projection)).toEqual(decided(held));
  });
});

describe('a malformed segment', () => {
  const broken = {
    ...document,
    segments: [{ key: 'x', by: 'userId', rules: [[{ attribute: 'a', operator: 'matches' }]] }],
  };

  it('leaves the flags that name it to the server', () => {
    const naming = {
      ...received,
      prerequisites: [],
      rules: [{ conditions: [{ segment: 'x' }], serve: { variant: 'on' } }],
    };
    const projection = load(withFlag(naming, broken));
    expect(decideAll(projection, {}, new Map()).size).toBe(0);
    const answer = { value: true, variant: 'on', reason: 'RULE_MATCH' } as const;
    expect(decideAll(projection, {}, new Map([['constructor', answer]])).get('constructor')).toBe(answer);
  });

  it('is asked in its last good version', () => {
    const good = { ...document, segments: [{ key: 'x', by: 'userId' }] };
    expect(projectionDocument(load(broken, load(good))).segments).toEqual([{ key: 'x', by: 'userId', aside: true }]);
  });
});

it.each<[string, unknown]>([
  ['another format', { ...document, format: 2 }],
  ['no salt', { ...document, salt: undefined }],
  ['no list of flags', { ...document, flags: 'abc' }],
  ['a version that is none', { ...document, version: 1.5 }],
  ['no document', '<html>'],
])('a document is unusable as a whole: %s', (_, wild) => {
  expect(loadProjection(wild, held)).toBeUndefined();
});
