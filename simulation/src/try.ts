import { planOf } from './plan.js';
import { simulate } from './simulation.js';
const [from = '1', count = '100', told] = process.argv.slice(2);
const started = performance.now();
let failed = 0;
for (let seed = Number(from); seed < Number(from) + Number(count); seed += 1) {
  const outcome = await simulate(planOf(seed), { isTold: told !== undefined });
  if (told) console.log(outcome.lines.join('\n'));
  if (outcome.violation) { failed += 1; console.log(seed, outcome.violation); }
}
console.log((performance.now() - started) / Number(count), 'ms a seed; failed', failed);
