import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefreshedEarly } from './early-refresh.js';

const draws = 100_000;

/** Every random number as often as every other: the share is exact but for the step. */
function shareRefreshed(remainingMs: number, recomputeMs: number): number {
  let refreshed = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    if (isRefreshedEarly({ remainingMs, recomputeMs }, () => (draw + 0.5) / draws)) refreshed += 1;
  }
  return refreshed / draws;
}

describe('an early refresh', () => {
  it.each([
    [1_000, 0],
    [200, 0.018],
    [50, 0.368],
    [0, 1],
  ])('is drawn, %d ms before the end of what takes 50 ms, with probability %d', (remainingMs, share) => {
    expect(shareRefreshed(remainingMs, 50)).toBeCloseTo(share, 3);
  });

  it('is never drawn for what is fresh', () => {
    const fresh = { remainingMs: 600_000, recomputeMs: 500 };
    fc.assert(
      fc.property(fc.double({ min: 2 ** -53, max: 1, maxExcluded: true, noNaN: true }), (random) => {
        expect(isRefreshedEarly(fresh, () => random)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is drawn with e to the power of minus the time left by the time it takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (recomputeMs, times) => {
          expect(shareRefreshed(times * recomputeMs, recomputeMs)).toBeCloseTo(Math.exp(-times), 3);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is drawn once there is no time left', () => {
    expect(isRefreshedEarly({ remainingMs: -1, recomputeMs: 0 }, () => 0.5)).toBe(true);
  });
});
