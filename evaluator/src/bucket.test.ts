import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, isEnabled, weightOf } from './index.js';
import { aFlag, aRuleset, splitOf } from './testing/builders.js';

const aKey = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/);
const aUser = fc.string({ unit: 'binary', maxLength: 80 });
const aWeight = fc.integer({ min: 0, max: 100_000 });

function isOn(key: string, weight: number, userId: string): boolean {
  return isEnabled(aRuleset([aFlag({ key, fallthrough: splitOf(weight) })]), key, { userId });
}

describe('a percentage', () => {
  it('only adds users when it is raised', () => {
    fc.assert(
      fc.property(aKey, aUser, aWeight, aWeight, (key, user, one, other) => {
        const [lower, higher] = [Math.min(one, other), Math.max(one, other)];
        return !isOn(key, lower, user) || isOn(key, higher, user);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the rule that teams hand-roll, for whole percents', () => {
    fc.assert(
      fc.property(aKey, aUser, fc.integer({ min: 0, max: 100 }), (key, user, percentage) => {
        const digest = createHash('md5').update(`${key}:${user}`).digest('hex');
        return isOn(key, percentage * 1000, user) === Number.parseInt(digest.slice(0, 8), 16) % 100 < percentage;
      }),
      { numRuns: 5000 },
    );
  });

  it('is nobody at 0 and everybody at 100', () => {
    fc.assert(fc.property(aKey, aUser, (key, user) => !isOn(key, 0, user) && isOn(key, 100_000, user)));
  });
});

describe('buckets', () => {
  it('are drawn evenly: each of 100 ranges gets its share of 200,000 users', () => {
    const counts = new Array<number>(100).fill(0);
    for (let user = 0; user < 200_000; user++) {
      const range = Math.floor(bucketOf('even', `user_${user}`) / 1000);
      counts[range] = (counts[range] ?? 0) + 1;
    }
    const chiSquared = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    // 99 degrees of freedom: 148.2 is passed by one honest draw in a thousand.
    expect(chiSquared).toBeLessThan(148.2);
  });

  it('honour weights below one percent', () => {
    const hits = Array.from({ length: 1_000_000 }, (_, user) => bucketOf('rare', String(user))).filter((b) => b < 50);
    expect(hits.length).toBeGreaterThan(500 - 4 * Math.sqrt(500));
    expect(hits.length).toBeLessThan(500 + 4 * Math.sqrt(500));
  });

  it('of two flags have nothing to do with each other', () => {
    let both = 0;
    for (let user = 0; user < 100_000; user++) {
      if (bucketOf('left', String(user)) < 50_000 && bucketOf('right', String(user)) < 50_000) both++;
    }
    expect(Math.abs(both - 25_000)).toBeLessThan(4 * Math.sqrt(25_000 * 0.75));
  });
});

describe('a weight', () => {
  it('comes of every percentage with three decimals', () => {
    const weights = Array.from({ length: 100_001 }, (_, weight) => weight);
    expect(weights.filter((weight) => weightOf(weight / 1000) !== weight)).toEqual([]);
  });

  it('does not come of a fourth decimal, of what lies outside, or of what is no number', () => {
    for (const percentage of [12.3456, 0.0001, 99.9999, -0.001, 100.001, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(weightOf(percentage)).toBeUndefined();
    }
  });

  it('is never minus zero', () => {
    expect(Object.is(weightOf(-0), 0)).toBe(true);
  });
});
