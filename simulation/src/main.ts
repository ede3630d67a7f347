import { reportOn } from './report.js';
import { count, emptyTally } from './tally.js';

/** `FROM TO STRIDE`: the seeds that fall to this process, told to the one that started it. */
const [from = 0, to = 0, stride = 1] = process.argv.slice(2).map(Number);
const maxReported = 3;
const tellEveryMs = 5_000;

// A trace of the stack costs more than the error that nobody reads.
Error.stackTraceLimit = 0;
const tally = emptyTally();
let toldAt = performance.now();
for (let seed = from; seed < to; seed += stride) {
  await count(tally, seed);
  if (performance.now() - toldAt < tellEveryMs) continue;
  toldAt = performance.now();
  process.send?.({ kind: 'progress', runs: tally.runs });
}
const told = to - from === 1 ? [from] : tally.failed.slice(0, maxReported);
for (const seed of told) process.send?.({ kind: 'report', text: await reportOn(seed) });
process.send?.({ kind: 'tally', tally });
process.disconnect?.();
