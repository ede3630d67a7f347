import { describe, expect, it } from 'vitest';
import { checkFlag, checkSegment } from './index.js';
import { aFlag, aSegment } from './testing/builders.js';

const rule = (given: object) => ({
  rules: [{ id: 'r', conditions: [{ segment: 's' }], serve: { variant: 'on' }, ...given }],
});
const condition = (given: object) => rule({ conditions: [{ attribute: 'a', operator: 'in', values: [], ...given }] });

describe('what is wrong with a flag', () => {
  const cases: readonly [string, object][] = [
    ['/key', { key: '__proto__' }],
    ['/key', { key: 'a:b' }],
    ['/key', { key: 'x'.repeat(101) }],
    ['/kind', { kind: 'date' }],
    ['/variants', { variants: [] }],
    ['/variants/on', { variants: { on: 1, off: false } }],
    ['/variants/a~1b~0c', { variants: { on: true, off: false, 'a/b~c': 'x' } }],
    ['/enabled', { enabled: 1 }],
    ['/offVariant', { offVariant: 'toString' }],
    ['/seed', { seed: '' }],
    ['/targets', { targets: {} }],
    ['/targets/0', { targets: [null] }],
    ['/targets/0/variant', { targets: [{ variant: 'x', by: 'userId', values: [] }] }],
    ['/targets/0/by', { targets: [{ variant: 'on', by: '', values: [] }] }],
    ['/targets/0/values/1', { targets: [{ variant: 'on', by: 'userId', values: ['a', 1] }] }],
    ['/prerequisites/0/flag', { prerequisites: [{ flag: 1, variants: ['on'] }] }],
    ['/prerequisites/0/variants', { prerequisites: [{ flag: 'b', variants: [] }] }],
    ['/rules/0/id', rule({ id: 7 })],
    ['/rules/0/conditions', rule({ conditions: [] })],
    ['/rules/0/serve/variant', rule({ serve: {} })],
    ['/rules/0/conditions/0', condition({ segment: 's' })],
    ['/rules/0/conditions/0/attribute', condition({ attribute: 7 })],
    ['/rules/0/conditions/0/operator', condition({ operator: 'matches' })],
    ['/rules/0/conditions/0/operator', condition({ operator: 'constructor' })],
    ['/rules/0/conditions/0/negate', condition({ negate: 'yes' })],
    ['/rules/0/conditions/0/values', condition({ values: 'x' })],
    ['/rules/0/conditions/0/values/0', condition({ values: [true] })],
    ['/rules/0/conditions/0/values/0', condition({ operator: 'lt', values: ['5'] })],
    ['/rules/0/conditions/0/values/0', condition({ operator: 'before', values: ['tomorrow'] })],
    ['/rules/0/conditions/0/values/0', condition({ operator: 'semverGt', values: ['1.2'] })],
    ['/rules/0/conditions/0/values/0', condition({ operator: 'exists', values: ['x'] })],
    ['/fallthrough', { fallthrough: null }],
    ['/fallthrough/variant', { fallthrough: { variant: 'x' } }],
    ['/fallthrough/by', { fallthrough: { split: [{ variant: 'on', weight: 100_000 }] } }],
    ['/fallthrough/split', { fallthrough: { by: 'userId', split: [{ variant: 'on', weight: 99_999 }] } }],
    ['/fallthrough/split', { fallthrough: { by: 'userId', split: [] } }],
    [
      '/fallthrough/split/0/weight',
      {
        fallthrough: {
          by: 'u',
          split: [
            { variant: 'on', weight: 0.5 },
            { variant: 'on', weight: 100_000 },
          ],
        },
      },
    ],
  ];

  it.each(cases)('is told with its place: %s %j', (path, given) => {
    const problems = checkFlag({ ...aFlag(), ...given });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(problems[0]?.message).toMatch(/\.$/);
  });

  it('is told all at once', () => {
    expect(checkFlag({}).map((problem) => problem.path)).toEqual([
      '/key',
      '/kind',
      '/variants',
      '/enabled',
      '/offVariant',
      '/targets',
      '/prerequisites',
      '/rules',
      '/fallthrough',
    ]);
  });

  it('is that it is none', () => {
    for (const thing of [null, 7, 'x', [], undefined])
      expect(checkFlag(thing)).toMatchObject([{ kind: 'flag', path: '' }]);
  });

  it('is that two rules have one id', () => {
    const { rules } = rule({});
    expect(checkFlag({ ...aFlag(), rules: [...rules, ...rules] })).toMatchObject([{ path: '/rules/1/id' }]);
  });

  it('is nothing with a good one', () => {
    expect(checkFlag(aFlag())).toEqual([]);
  });
});

describe('what is wrong with a segment', () => {
  const cases: readonly [string, object][] = [
    ['/key', { key: '' }],
    ['/by', { by: 7 }],
    ['/included/0', { included: [7] }],
    ['/excluded', { excluded: null }],
    ['/rules/0', { rules: [[]] }],
    ['/rules/0/0', { rules: [[null]] }],
    ['/rules/0/0/segment', { rules: [[{ segment: 'other' }]] }],
  ];

  it.each(cases)('is told with its place: %s %j', (path, given) => {
    expect(checkSegment({ ...aSegment(), ...given }).map((problem) => problem.path)).toEqual([path]);
  });

  it('is nothing with a good one', () => {
    expect(checkSegment(aSegment({ key: '__proto__' }))).toEqual([]);
  });
});
