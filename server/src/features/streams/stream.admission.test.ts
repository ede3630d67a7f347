import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdmissionLimits, admission } from './stream.admission.js';

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function aGate({ ratePerS = 400, ...limits }: Partial<AdmissionLimits & { ratePerS: number }> = {}, seed = 1) {
  const clock = { ms: 0 };
  const gate = admission(
    { maxStreams: 100_000, maxStreamsPerKey: 100_000, ...limits },
    { perSecond: ratePerS },
    { now: () => clock.ms, random: seeded(seed) },
  );
  return { clock, gate };
}

/** Everybody comes at once and honours Retry-After; returns the second in which the last one was let in. */
function comeBack(clients: number, seed: number): { lastS: number; attempts: number; busiestS: number } {
  const { clock, gate } = aGate({}, seed);
  let due = new Map<number, number>([[0, clients]]);
  let attempts = 0;
  let busiestS = 0;
  for (let second = 0; ; second += 1) {
    clock.ms = second * 1000;
    const callers = due.get(second) ?? 0;
    due = new Map([...due].filter(([at]) => at > second));
    attempts += callers;
    if (second > 0) busiestS = Math.max(busiestS, callers);
    for (let caller = 0; caller < callers; caller += 1) {
      const answer = gate.enter('k', 'process');
      if (answer.kind === 'refused') {
        const at = second + answer.retryAfterS;
        due.set(at, (due.get(at) ?? 0) + 1);
      }
    }
    if (due.size === 0) return { lastS: second, attempts, busiestS };
  }
}

describe('the admission of streams', () => {
  it('lets in no more than the rate in a second', () => {
    const { clock, gate } = aGate({ ratePerS: 10 });
    const admitted = () =>
      Array.from({ length: 50 }, () => gate.enter('k', 'process')).filter(({ kind }) => kind === 'admitted');
    expect(admitted()).toHaveLength(10);
    clock.ms = 999;
    expect(admitted()).toHaveLength(0);
    clock.ms = 1_000;
    expect(admitted()).toHaveLength(10);
  });

  it('brings ten thousand back as a slope', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (seed) => {
        const { lastS, attempts, busiestS } = comeBack(10_000, seed);
        expect(lastS).toBeLessThanOrEqual(45);
        expect(attempts).toBeLessThan(35_000);
        expect(busiestS).toBeLessThanOrEqual(1_000);
      }),
      { numRuns: 20 },
    );
  });

  it('never asks to wait longer than a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1, max: 3 }), (seed, ratePerS) => {
        const { gate } = aGate({ ratePerS }, seed);
        for (let caller = 0; caller < 1_000; caller += 1) {
          const answer = gate.enter('k', 'process');
          if (answer.kind === 'refused') expect(answer.retryAfterS).toSatisfy((s: number) => s >= 1 && s <= 60);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('holds a key to its limit without touching others', () => {
    const { gate } = aGate({ maxStreamsPerKey: 2 });
    gate.enter('a', 'process');
    gate.enter('a', 'process');
    expect(gate.enter('a', 'process')).toMatchObject({ kind: 'refused', reason: 'key-limit' });
    expect(gate.enter('b', 'process').kind).toBe('admitted');
    gate.leave('a');
    expect(gate.enter('a', 'process').kind).toBe('admitted');
  });

  it('keeps a tenth of the places for those who hold a secret', () => {
    const { gate } = aGate({ maxStreams: 20 });
    const pages = Array.from({ length: 20 }, () => gate.enter('public', 'page'));
    expect(pages.filter(({ kind }) => kind === 'admitted')).toHaveLength(18);
    expect(gate.enter('another', 'page')).toMatchObject({ kind: 'refused', reason: 'node-limit' });
    expect(gate.enter('secret', 'process').kind).toBe('admitted');
    gate.leave('public');
    expect(gate.enter('another', 'page').kind).toBe('admitted');
    expect(gate.open).toBe(19);
  });

  it('holds the node to its limit', () => {
    const { gate } = aGate({ maxStreams: 1 });
    gate.enter('a', 'process');
    expect(gate.enter('b', 'process')).toMatchObject({ kind: 'refused', reason: 'node-limit' });
    gate.leave('a');
    expect(gate.open).toBe(0);
    gate.leave('a');
    expect(gate.open).toBe(0);
  });
});
