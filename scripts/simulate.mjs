// `npm run simulate [-- COUNT [SEED]]`: nodes and SDKs on a simulated clock, network and storage, from as many seeds. A count of
// one tells all that happened to that seed; a seed that fails is told with the least that makes it fail. The last line is the
// result, as JSON.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { prepare, root, runQuietly } from './lib/workspace.mjs';

const [countText = '100000', seedText = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const [runs, seed] = [Number(countText), Number(seedText)];
if (!(Number.isSafeInteger(runs) && runs > 0 && Number.isSafeInteger(seed))) {
  console.error('COUNT is how many seeds there are, and SEED the first of them: two whole numbers.');
  process.exit(1);
}
prepare();
if (runQuietly(process.execPath, [join(root, 'simulation/build.mjs')]) !== 0) process.exit(1);

const tellEvery = 10_000;
const started = performance.now();
const processes = Math.min(runs, availableParallelism());
const done = new Map();
let toldRuns = 0;
const tallies = await Promise.all(Array.from({ length: processes }, (_, index) => simulate(index)));
const sum = (name) => tallies.reduce((total, tally) => total + tally[name], 0);
const names = ['faults', 'commits', 'failures', 'regressed', 'foreign'];
const result = {
  runs: sum('runs'),
  seed,
  ...Object.fromEntries(names.map((name) => [name, sum(name)])),
  ms: Math.round(performance.now() - started),
};
for (const failed of tallies.flatMap((tally) => tally.failed).slice(0, 10)) {
  console.log(`Seed ${failed} fails; it is run again by: npm run simulate -- 1 ${failed}`);
}
console.log(JSON.stringify(result));
process.exitCode = result.failures > 0 || result.runs !== runs ? 1 : 0;

/** Each process takes every second seed, or every fourth. */
function simulate(index) {
  const args = [seed + index, seed + runs, processes].map(String);
  const child = fork(join(root, 'simulation/dist/simulate.js'), args, { execArgv: ['--max-semi-space-size=32'] });
  return new Promise((resolve, reject) => {
    let tally;
    child.on('message', (message) => {
      if (message.kind === 'tally') tally = message.tally;
      else if (message.kind === 'report') console.log(message.text);
      else progress(index, message.runs);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (tally === undefined) reject(new Error(`A process of the simulation ended with ${code} and no result.`));
      else resolve(tally);
    });
  });
}

function progress(index, runsDone) {
  done.set(index, runsDone);
  const all = [...done.values()].reduce((total, one) => total + one, 0);
  if (all - toldRuns < tellEvery) return;
  toldRuns = all;
  console.log(`${all} of ${runs} seeds`);
}
