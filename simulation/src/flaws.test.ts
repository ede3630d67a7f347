import { expect, it } from 'vitest';
import { flaws, withFlaw } from './flaws.js';
import { planOf } from './plan.js';
import { type Outcome, simulate } from './simulation.js';

/** So few are enough to find a mistake, where a hundred thousand are tried. */
const seeds = 500;

it.each(flaws)('finds that $name', { timeout: 120_000 }, async (flaw) => {
  const found = await withFlaw(flaw, () => firstFailure(flaw.options));
  expect(found?.violation?.kind).toBe(flaw.finds);
});

it('finds nothing again once they are mended', async () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    expect((await simulate(planOf(seed))).violation, `seed ${seed}`).toBeUndefined();
  }
});

async function firstFailure(options: Parameters<typeof simulate>[1]): Promise<Outcome | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const outcome = await simulate(planOf(seed), options);
    if (outcome.violation !== undefined) return outcome;
  }
  return undefined;
}
