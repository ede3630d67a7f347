import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientVisibleFlags, evaluateSome } from './client-visible.js';
import { evaluateAll } from './evaluate-all.js';
import { loadSnapshot } from './load-snapshot.js';
import type { Ruleset } from './ruleset.js';
import { aFlag, aSnapshot, splitOf } from './testing/builders.js';

/** Malformed flags and all. */
function rulesetOf(flags: readonly unknown[]): Ruleset {
  const loaded = loadSnapshot(aSnapshot(flags));
  if (loaded.kind === 'malformed') throw new RangeError('not a snapshot');
  return loaded.ruleset;
}

describe('the flags that client keys see', () => {
  it('are those that say so, and no others', () => {
    const flags = [
      aFlag({ key: 'shown', clientVisible: true }),
      aFlag({ key: 'hidden', clientVisible: false }),
      aFlag({ key: 'silent' }),
      { ...aFlag({ key: 'odd' }), clientVisible: 'yes' },
    ];
    expect(clientVisibleFlags(rulesetOf(flags))).toEqual(['shown']);
  });

  it('hold a malformed one that is shown, and decide it by its kill switch alone', () => {
    const off = { ...aFlag({ key: 'broken', clientVisible: true, enabled: false }), rules: 'nonsense' };
    const on = { ...aFlag({ key: 'lost', clientVisible: true }), rules: 'nonsense' };
    const ruleset = rulesetOf([off, on]);
    expect(clientVisibleFlags(ruleset)).toEqual(['broken', 'lost']);
    expect([...evaluateSome(ruleset, ['broken', 'lost', 'unknown'], {}).keys()]).toEqual(['broken']);
  });
});

describe('deciding some flags', () => {
  it('says of each what deciding all of them says', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const needed = [{ flag: 'a', variants: ['on'] }];
    const flags = keys.map((key) =>
      aFlag({ key, fallthrough: splitOf(50_000), prerequisites: key > 'd' ? needed : [] }),
    );
    const ruleset = rulesetOf(flags);
    fc.assert(
      fc.property(fc.subarray(keys), fc.string(), (some, userId) => {
        const all = evaluateAll(ruleset, { userId });
        const expected = some.map((key) => [key, all.get(key)]);
        expect([...evaluateSome(ruleset, some, { userId })]).toEqual(expected);
      }),
    );
  });
});
