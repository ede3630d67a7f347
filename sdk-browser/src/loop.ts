import { type Failure, failure } from './failure.js';
import type { Scope } from './scope.js';

const baseMs = 1_000;
const capMs = 30_000;
/** Browsers take longer times for none. */
const longestDelayMs = 600_000;

/** Something that is done until it succeeds, one attempt at a time. */
export type Loop = readonly [
  /** After `delayMs`, by default at once; what is under way is given up. */
  start: (delayMs?: number) => void,
  stop: () => void,
  /** The last attempts did not succeed. */
  isFailing: () => boolean,
  /** What failed is no more. */
  succeeded: () => void,
];

/**
 * An attempt that rejects is made again: with full jitter below a ceiling that grows with the sum of the pauses since
 * something last succeeded. `failed` is told of what nobody wished.
 */
export function createLoop(
  scope: Scope,
  attempt: (own: AbortController) => Promise<void>,
  failed: (failure: Failure) => void,
): Loop {
  let current = new AbortController();
  let timer: number | undefined;
  let waitedMs = 0;

  function succeeded(): void {
    waitedMs = 0;
  }
  async function run(): Promise<void> {
    const own = current;
    try {
      await attempt(own);
      succeeded();
    } catch (error) {
      if (current !== own) return;
      const problem = (error as Failure).kind ? (error as Failure) : failure((error as Error).message);
      const pauseMs = scope.Math.random() * Math.min(capMs, baseMs + 2 * waitedMs);
      waitedMs += pauseMs;
      // The server may have said anything.
      start(pauseMs + (+(problem.afterMs as number) || 0));
      failed(problem);
    }
  }
  function start(delayMs?: number): void {
    stop();
    timer = scope.setTimeout(run, Math.min(delayMs || 0, longestDelayMs));
  }
  function stop(): void {
    scope.clearTimeout(timer);
    current.abort();
    current = new AbortController();
  }
  return [start, stop, () => waitedMs > 0, succeeded];
}
