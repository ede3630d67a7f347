import type { Outcome } from './keep-alive-connection.js';
import type { RequestKind } from './request-mix.js';

export interface LoadFigures {
  readonly requests: number;
  readonly failed: number;
  /** The first of them, to look at. */
  readonly failures: readonly string[];
  readonly perS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface FiguresInTheMaking {
  add(kind: RequestKind, outcome: Outcome, tookMs: number): void;
  figures(): LoadFigures;
}

const keptFailures = 20;

/** Of all requests between its making and the asking. */
export function makeFigures(): FiguresInTheMaking {
  const begunAt = performance.now();
  const took: number[] = [];
  const failures: string[] = [];
  let failed = 0;

  return {
    add: (kind, outcome, tookMs) => {
      took.push(tookMs);
      if (isGood(outcome)) return;
      failed += 1;
      const what = outcome.kind === 'broken' ? outcome.reason : `status ${outcome.answer.status}`;
      if (failures.length < keptFailures) failures.push(`${new Date().toISOString()} ${kind}: ${what}`);
    },
    figures: () => {
      const sorted = Float64Array.from(took).sort();
      return {
        requests: took.length,
        failed,
        failures,
        perS: Math.round(took.length / ((performance.now() - begunAt) / 1_000)),
        p50Ms: quantile(sorted, 0.5),
        p99Ms: quantile(sorted, 0.99),
      };
    },
  };
}

/** A complete answer of 2xx, or that there is nothing new. */
function isGood(outcome: Outcome): boolean {
  if (outcome.kind === 'broken') return false;
  const { status } = outcome.answer;
  return (status >= 200 && status < 300) || status === 304;
}

export function quantile(sorted: ArrayLike<number>, share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 100) / 100;
}
