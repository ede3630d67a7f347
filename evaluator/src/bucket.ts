import { hashOf, hashWith, type PreparedSeed } from './hash.js';

/** How many buckets there are: a split's weights, in thousandths of a percent, sum to this. */
export const bucketCount = 100_000;

/**
 * Where a value falls, in [0, 100000). Its whole percents are `hash mod 100`, so that a percentage agrees with the
 * rule that teams hand-roll; the thousandths come from the digits above.
 */
export function bucketOfHash(signedHash: number): number {
  const hash = signedHash >>> 0;
  const hundreds = (hash / 100) >>> 0;
  return (hash % 100) * 1000 + (hundreds % 1000);
}

export function bucketOf(seed: string, value: string): number {
  return bucketOfHash(hashOf(seed, value));
}

export function bucketWith(seed: PreparedSeed, value: string): number {
  return bucketOfHash(hashWith(seed, value));
}

/** A percentage of at most three decimals as a weight; undefined where it is none. */
export function weightOf(percentage: number): number | undefined {
  const weight = Math.round(percentage * 1000);
  // A float such as 16.1 × 1000 misses its integer by a few ulps, an honest fourth decimal by a tenth or more.
  const isWhole = Math.abs(percentage * 1000 - weight) < 1e-6;
  return isWhole && weight >= 0 && weight <= bucketCount ? weight + 0 : undefined;
}
