import { type FaultKind, type FindingKind, findingKinds, isFailover, type Life } from '@guidon/fault-tools';
import type { RunResult } from './chaos-run.js';

/** What is told of all runs together. */
export interface Tally {
  add(run: RunResult): void;
  /** One line of JSON. */
  text(seed: number): string;
}

export function chaosTally(): Tally {
  const begunAtMs = performance.now();
  const byKind: Partial<Record<FaultKind, number>> = {};
  const found = Object.fromEntries(findingKinds.map((kind) => [kind, 0])) as Record<FindingKind, number>;
  const sums = {
    runs: 0,
    faults: 0,
    writes: 0,
    acknowledged: 0,
    shown: 0,
    wentBack: 0,
    failovers: 0,
    slowestSettlingMs: 0,
  };
  return {
    add: ({ plan, findings, writes, history, settledAfterMs }) => {
      for (const { kind } of plan) byKind[kind] = (byKind[kind] ?? 0) + 1;
      for (const { kind } of findings) found[kind] += 1;
      sums.runs += 1;
      sums.faults += plan.length;
      sums.writes += writes.length;
      sums.acknowledged += writes.filter(({ outcome }) => outcome === 'acknowledged').length;
      sums.shown += history.lives.reduce((sum, { shown }) => sum + shown.length, 0);
      sums.wentBack += history.lives.reduce((sum, life) => sum + timesBack(life), 0);
      sums.failovers += plan.filter(({ kind }) => isFailover(kind)).length;
      sums.slowestSettlingMs = Math.max(sums.slowestSettlingMs, settledAfterMs);
    },
    text: (seed) => JSON.stringify({ ...sums, seed, byKind, ...found, ms: Math.round(performance.now() - begunAtMs) }),
  };
}

/** By resets: from what Postgres has lost. */
function timesBack({ shown }: Life): number {
  return shown.filter(({ version }, index) => version < (shown[index - 1]?.version ?? 0)).length;
}
