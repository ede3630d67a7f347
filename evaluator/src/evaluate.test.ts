import { describe, expect, it } from 'vitest';
import { type Context, checkFlag, evaluate, evaluateAll, isEnabled } from './index.js';
import { aFlag, aRuleset, aSegment, splitOf } from './testing/builders.js';

const whitelist = { variant: 'on', by: 'userId', values: ['u1'] };

/** One flag of each shape, all of which read the context. */
const ruleset = aRuleset(
  [
    aFlag({ key: 'split', targets: [whitelist], fallthrough: splitOf(50_000) }),
    aFlag({ key: 'by-tags', fallthrough: splitOf(50_000, 'tags') }),
    aFlag({
      key: 'ruled',
      rules: [
        { id: 'a', conditions: [{ attribute: 'tags', operator: 'in', values: ['x'] }], serve: { variant: 'off' } },
        { id: 'b', conditions: [{ attribute: 'tags', operator: 'exists', values: [] }], serve: { variant: 'off' } },
        { id: 'c', conditions: [{ attribute: 'version', operator: 'semverGt', values: ['1.0.0'] }], serve: splitOf(1) },
        { id: 'd', conditions: [{ segment: 'segment' }], serve: { variant: 'off' } },
      ],
    }),
    aFlag({ key: 'behind', prerequisites: [{ flag: 'split', variants: ['on'] }] }),
  ],
  [aSegment({ included: ['u9'], rules: [[{ attribute: 'tags', operator: 'contains', values: ['y'] }]] })],
);

class Hostile {
  get userId(): string {
    throw new RangeError('no');
  }
  get tags(): string {
    throw new RangeError('no');
  }
}

const throwing = new Proxy(
  {},
  { get: () => throwNow(), has: () => throwNow(), getOwnPropertyDescriptor: () => throwNow() },
);
const { proxy: revoked, revoke } = Proxy.revocable([], {});
revoke();
const endless = new Proxy([], { get: (_, name) => (name === 'length' ? Number.MAX_SAFE_INTEGER : 'z') });

function throwNow(): never {
  throw new RangeError('no');
}

describe('a hostile context', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['tags'] = cyclic;
  const contexts: readonly [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', ['u1']],
    ['a function', () => 'u1'],
    ['a symbol', Symbol('u1')],
    ['a bigint', 7n],
    ['without a prototype', Object.create(null)],
    ['getters that throw', new Hostile()],
    ['a proxy that throws', throwing],
    ['a revoked proxy', revoked],
    ['a revoked proxy as an attribute', { tags: revoked, userId: revoked }],
    ['an endless list', { tags: endless }],
    ['odd attribute types', { userId: Symbol('u1'), tags: [Symbol('x'), 7n, {}, null], version: {} }],
    ['itself', cyclic],
    ['not-a-number', { userId: Number.NaN, tags: Number.POSITIVE_INFINITY }],
    ['a huge string', { userId: 'x'.repeat(5_000_000), tags: 'y'.repeat(5_000_000), version: '1'.repeat(5_000_000) }],
    ['objects with hostile conversions', { userId: { toString: throwNow, valueOf: throwNow }, tags: { length: 1 } }],
  ];

  it.each(contexts)('%s', (_, hostile) => {
    const context = hostile as Context;
    for (const key of ruleset.keys()) {
      expect(typeof isEnabled(ruleset, key, context)).toBe('boolean');
      expect(evaluate(ruleset, key, context, false).variant).toBe(evaluateAll(ruleset, context).get(key)?.variant);
    }
  });
});

describe('isEnabled', () => {
  it('takes a string for a user id', () => {
    expect(isEnabled(ruleset, 'split', 'u1')).toBe(true);
    for (let user = 0; user < 100; user++) {
      expect(isEnabled(ruleset, 'split', `u${user}`)).toBe(isEnabled(ruleset, 'split', { userId: `u${user}` }));
    }
  });

  it('is false for what is unknown, malformed or not boolean', () => {
    const others = aRuleset([
      aFlag({ key: 'text', kind: 'string', variants: { a: 'true' }, offVariant: 'a', fallthrough: { variant: 'a' } }),
      { ...aFlag({ key: 'bad' }), fallthrough: 7 },
    ]);
    for (const key of ['text', 'bad', 'missing', '__proto__', 'constructor'])
      expect(isEnabled(others, key, {})).toBe(false);
  });

  it('reads attributes that a class inherits, but none that every object does', () => {
    class User {
      get userId(): string {
        return 'u1';
      }
    }
    expect(isEnabled(ruleset, 'split', new User() as unknown as Context)).toBe(true);
    const listed = { id: 'r', conditions: [{ attribute: '__proto__', operator: 'in', values: ['x'] }] } as const;
    const byPrototype = aRuleset([
      aFlag({ rules: [{ ...listed, serve: { variant: 'on' } }], fallthrough: { variant: 'off' } }),
    ]);
    expect(isEnabled(byPrototype, 'flag', Object.create(['x']) as Context)).toBe(false);
    const inherited = aRuleset([aFlag({ fallthrough: splitOf(50_000, 'constructor') })]);
    expect(evaluate(inherited, 'flag', {}, false).reason).toBe('NO_BUCKETING_VALUE');
  });

  it('allocates nothing for a boolean flag without rules', () => {
    const plain = aRuleset([aFlag()]);
    const context = { userId: 'u1' };
    let on = 0;
    const run = (times: number) => {
      for (let index = 0; index < times; index++) if (isEnabled(plain, 'flag', context)) on++;
    };
    run(200_000);
    const before = process.memoryUsage().heapUsed;
    run(200_000);
    // One object a call would be three megabytes and more.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000);
    expect(on).toBe(400_000);
  });
});

describe('a long text', () => {
  const parts = ['1', '1.', '1.0.0-', '1.0.0-a.', '0', '-', '2026-01-01T00:00:00.', 'a', '🙂', '\ud800', ':', ' '];
  const texts = parts.map((part) => part.repeat(100_000 / part.length));
  const operators = ['in', 'startsWith', 'endsWith', 'contains', 'before', 'semverEq', 'semverLt', 'exists'] as const;

  it.each(operators)('takes no operator long, neither in a rule nor in a context: %s', (operator) => {
    const short = operator.startsWith('semver') ? '1.0.0' : operator === 'before' ? '2026-01-01T00:00:00Z' : 'a';
    const conditions = [{ attribute: 'a', operator, values: [short], negate: false }];
    const flag = aFlag({ rules: [{ id: 'r', conditions, serve: { variant: 'on' } }] });
    const long = aRuleset([flag]);
    const begunAt = performance.now();
    for (const text of texts) {
      isEnabled(long, flag.key, { a: text });
      checkFlag({ ...flag, rules: [{ id: 'r', conditions: [{ attribute: 'a', operator, values: [text] }] }] });
      checkFlag({ ...flag, key: text });
    }
    // A pattern that backtracks would take minutes.
    expect(performance.now() - begunAt).toBeLessThan(500);
  });
});

describe('evaluateAll', () => {
  it('decides as one after the other, for odd and even numbers of splits by several attributes', () => {
    for (let count = 0; count < 12; count++) {
      const flags = Array.from({ length: count }, (_, index) =>
        aFlag({
          key: `f${'x'.repeat(index * 6)}`,
          fallthrough: splitOf(50_000, index % 3 === 0 ? 'tenantId' : 'userId'),
        }),
      );
      const many = aRuleset(flags);
      for (const context of [{}, { userId: 'u1' }, { userId: 'ü', tenantId: 7 }, { tenantId: 't'.repeat(60) }]) {
        const all = evaluateAll(many, context);
        expect(all.size).toBe(count);
        for (const [key, evaluation] of all) expect(evaluation).toEqual(evaluate(many, key, context, null));
      }
    }
  });

  it('leaves out what is malformed and never was well', () => {
    expect([...evaluateAll(aRuleset([{ ...aFlag(), rules: 7 }, aFlag({ key: 'b' })]), {}).keys()]).toEqual(['b']);
  });

  it('decides a flag that many stand before once', () => {
    let reads = 0;
    const context = {
      get plan(): string {
        reads++;
        return 'pro';
      },
    };
    const base = aFlag({
      key: 'base',
      prerequisites: [{ flag: 'root', variants: ['on'] }],
      rules: [
        { id: 'r', conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } },
      ],
    });
    const layers = [1, 2, 3, 4, 5].flatMap((level) =>
      ['a', 'b'].map((side) =>
        aFlag({
          key: `${side}${level}`,
          prerequisites: (level === 1 ? ['base'] : [`a${level - 1}`, `b${level - 1}`]).map((flag) => ({
            flag,
            variants: ['on'],
          })),
        }),
      ),
    );
    const diamond = aRuleset([aFlag({ key: 'root' }), base, ...layers]);
    expect(isEnabled(diamond, 'a5', context as Context)).toBe(true);
    expect(reads).toBe(1);
  });
});
