import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackoff } from './backoff.js';

const refused = { kind: 'refused' } as const;
const atMost = (): number => 1 - Number.EPSILON;

/** A backoff whose delays are waited for before the next failure. */
function aBackoff(random: () => number) {
  let nowMs = 0;
  const backoff = createBackoff({ random, monotonicMs: () => nowMs });
  const fail = (livedMs = 0, failure: Parameters<typeof backoff.afterFailure>[0] = refused): number => {
    const delayMs = backoff.afterFailure(failure, livedMs);
    nowMs += delayMs;
    return Math.round(delayMs);
  };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { fail, pass, succeeded: backoff.succeeded };
}

describe('backoff', () => {
  it('doubles its ceiling from 1 s to 30 s', () => {
    const { fail, pass } = aBackoff(atMost);
    const delays = Array.from({ length: 8 }, () => {
      pass(10_000);
      return fail();
    });
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('draws from the whole range below its ceiling', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(20), (drawn, failures) => {
        const { fail, pass } = aBackoff(() => drawn);
        fail();
        pass(60_000);
        for (let index = 1; index < failures; index += 1) fail();
        const expected = drawn * Math.min(30_000, 1_000 * 2 ** Math.max(failures, 1));
        expect(Math.abs(fail() - expected)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('waits no longer than twice the outage so far, or 2 s', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (draws) => {
        const { fail } = aBackoff(() => draws.shift() ?? 0.5);
        let outageMs = 0;
        for (let index = 0; index < 20; index += 1) {
          const delayMs = fail();
          expect(delayMs).toBeLessThanOrEqual(Math.min(30_000, Math.max(2_000, 2 * outageMs + 2)));
          outageMs += delayMs;
        }
      }),
    );
  });

  it('waits at least as long as the server asked for', () => {
    expect(aBackoff(() => 0.5).fail(0, { ...refused, retryAfterMs: 7_000 })).toBe(7_500);
  });

  it('waits for minutes where the key was refused', () => {
    expect(aBackoff(() => 0).fail(0, { kind: 'unauthorized' })).toBe(150_000);
    expect(aBackoff(atMost).fail(0, { kind: 'unauthorized' })).toBeLessThanOrEqual(300_000);
  });

  it('starts anew after a stream that lived for a while', () => {
    const { fail } = aBackoff(atMost);
    for (let index = 0; index < 9; index += 1) fail();
    expect(fail(10_000)).toBe(1_000);
  });

  it('keeps a little distance from a server that answers and dies at once', () => {
    const { fail } = aBackoff(atMost);
    for (let index = 0; index < 9; index += 1) fail();
    for (let index = 0; index < 5; index += 1) expect(fail(1)).toBe(2_000);
  });

  it('starts anew after a success', () => {
    const { fail, succeeded } = aBackoff(atMost);
    for (let index = 0; index < 9; index += 1) fail();
    succeeded();
    expect(fail()).toBe(1_000);
  });
});
