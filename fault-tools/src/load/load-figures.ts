import { quantile } from '../quantile.js';
import type { Outcome } from './keep-alive-connection.js';
import type { RequestKind } from './request-mix.js';

export interface LoadFigures {
  readonly requests: number;
  readonly failed: number;
  /** How many of each kind, and when the first of them was. */
  readonly failures: readonly string[];
  readonly perS: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface FiguresInTheMaking {
  add(kind: RequestKind, outcome: Outcome, tookMs: number): void;
  figures(): LoadFigures;
}

/** Of all requests between its making and the asking. */
export function makeFigures(): FiguresInTheMaking {
  const begunAt = performance.now();
  const took: number[] = [];
  const failures = new Map<string, { readonly since: string; count: number }>();
  let failed = 0;

  return {
    add: (kind, outcome, tookMs) => {
      took.push(tookMs);
      if (isGood(outcome)) return;
      failed += 1;
      const what = `${kind}: ${outcome.kind === 'broken' ? outcome.reason : outcome.answer.status}`;
      const known = failures.get(what) ?? { since: new Date().toISOString(), count: 0 };
      known.count += 1;
      failures.set(what, known);
    },
    figures: () => {
      return {
        requests: took.length,
        failed,
        failures: [...failures].map(([what, { since, count }]) => `${count} × ${what} since ${since}`),
        perS: Math.round(took.length / ((performance.now() - begunAt) / 1_000)),
        p50Ms: rounded(quantile(took, 0.5)),
        p99Ms: rounded(quantile(took, 0.99)),
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

function rounded(ms: number): number {
  return Math.round(ms * 100) / 100;
}
