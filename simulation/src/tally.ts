import { planOf } from './plan.js';
import { type Options, simulate } from './simulation.js';

export interface Tally {
  runs: number;
  faults: number;
  commits: number;
  failures: number;
  /** Of the failures: a version went back, a value came from nowhere. */
  regressed: number;
  foreign: number;
  failed: number[];
}

export function emptyTally(): Tally {
  return { runs: 0, faults: 0, commits: 0, failures: 0, regressed: 0, foreign: 0, failed: [] };
}

/** Adds what one seed came to. */
export async function count(tally: Tally, seed: number, options: Options = {}): Promise<void> {
  const { violation, faults, commits } = await simulate(planOf(seed), options);
  tally.runs += 1;
  tally.faults += faults;
  tally.commits += commits;
  if (violation === undefined) return;
  tally.failures += 1;
  tally.failed.push(seed);
  if (violation.kind === 'regressed') tally.regressed += 1;
  if (violation.kind === 'foreign') tally.foreign += 1;
}
