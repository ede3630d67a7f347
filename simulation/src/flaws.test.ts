import { expect, it } from 'vitest';
import { flaws, withFlaw } from './flaws.js';
import { planOf } from './plan.js';
import { simulate } from './simulation.js';

/** So few seeds are enough, where a hundred thousand are tried. */
const seeds = 300;

it.each(flaws)('finds that $name', async (flaw) => {
  await withFlaw(flaw, async () => {
    let seed = 1;
    let found = await simulate(planOf(seed), flaw.options);
    while (found.violation === undefined && seed < seeds) {
      seed += 1;
      found = await simulate(planOf(seed), flaw.options);
    }
    process.stderr.write(`${seed} ${flaw.name} ${JSON.stringify(found.violation)}\n`);
    expect(found.violation?.kind).toBe(flaw.finds);
  });
});
