import { describe, expect, it } from 'vitest';
import { flaws, withFlaw } from './flaws.js';
import { planOf } from './plan.js';
import { reportOn } from './report.js';
import { shrink } from './shrink.js';
import { simulate } from './simulation.js';
import { stepKinds } from './steps.js';
import { count, emptyTally } from './tally.js';

/** `npm run simulate` tries a hundred thousand. */
const seeds = Number(process.env['GUIDON_TEST_SEEDS'] ?? 300);

describe('nodes and SDKs among faults', () => {
  it(`show only what Postgres held, go back only by a reset, and come to what it holds (${seeds} seeds)`, {
    timeout: 60_000 + seeds * 500,
  }, async () => {
    const tally = emptyTally();
    for (let seed = 1; seed <= seeds; seed += 1) await count(tally, seed);
    expect(tally).toMatchObject({ runs: seeds, failed: [], regressed: 0, foreign: 0 });
    expect(tally.faults).toBeGreaterThan(seeds);
    expect(tally.commits).toBeGreaterThan(seeds);
  });

  it('meet every kind of fault', () => {
    const met = new Set<string>();
    for (let seed = 1; seed <= 200; seed += 1) for (const { kind } of planOf(seed).steps) met.add(kind);
    expect([...met].sort()).toEqual(Object.keys(stepKinds).sort());
  });
});

describe('a seed', () => {
  it('gives the same history whenever it is run', async () => {
    const hashes = async () => {
      const outcomes = [];
      for (let seed = 1; seed <= 30; seed += 1) outcomes.push((await simulate(planOf(seed))).hash);
      return outcomes;
    };
    const once = await hashes();
    expect(await hashes()).toEqual(once);
    expect(new Set(once).size).toBe(once.length);
  });

  it('is told from beginning to end', async () => {
    const text = await reportOn(1);
    expect(text).toContain('node 1: starts');
    expect(text).toContain('faults: are over');
    expect(text).toMatch(/Seed 1 holds\.$/);
  });
});

describe('a seed that fails', () => {
  const flaw = flaws.find(({ name }) => name === 'an SDK takes no notice of a reset');

  it('is shrunk to the steps that it takes, and told by them', { timeout: 120_000 }, async () => {
    if (flaw === undefined) throw new RangeError('The flaw has another name.');
    await withFlaw(flaw, async () => {
      const fails = async (plan: ReturnType<typeof planOf>) => (await simulate(plan)).violation?.kind === 'diverged';
      let seed = 1;
      while (!(await fails(planOf(seed)))) seed += 1;
      const least = await shrink(planOf(seed), fails);
      expect(least.steps.length).toBeLessThan(planOf(seed).steps.length);
      expect(least.steps.map(({ kind }) => kind)).toContain('fail Postgres over');
      for (const index of least.steps.keys()) {
        expect(await fails({ ...least, steps: least.steps.filter((_, at) => at !== index) })).toBe(false);
      }
      expect(await reportOn(seed)).toContain('fail Postgres over: with the loss of');
    });
  });
});
