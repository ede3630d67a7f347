import { type Failure, failure } from './failure.js';
import type { Scope } from './scope.js';

const baseMs = 1_000;
const capMs = 30_000;
/** Browsers take longer times for none. */
const longestDelayMs = 600_000;

/** Something that is done until it succeeds, one attempt at a time. */
export interface Loop {
  /** After `delayMs`, by default at once; what is under way is given up. */
  readonly start: (delayMs?: number) => void;
  readonly stop: () => void;
  /** The sum of the pauses since something last succeeded. */
  waitedMs: number;
}

/**
 * An attempt that rejects is made again: with full jitter below a ceiling that grows with the time waited so far.
 * `failed` is told of what nobody wished.
 */
export function createLoop(
  scope: Scope,
  attempt: (own: AbortController) => Promise<void>,
  failed: (failure: Failure) => void,
): Loop {
  let current = new AbortController();
  let timer: number | undefined;

  async function run(own: AbortController): Promise<void> {
    try {
      await attempt(own);
      loop.waitedMs = 0;
    } catch (error) {
      if (current !== own) return;
      const problem = problemOf(error as Failure);
      const pauseMs = scope.Math.random() * Math.min(capMs, baseMs + 2 * loop.waitedMs);
      loop.waitedMs += pauseMs;
      // The server may have said anything.
      loop.start(pauseMs + ((problem.afterMs as number) > 0 ? Number(problem.afterMs) : 0));
      failed(problem);
    }
  }

  const loop: Loop = {
    waitedMs: 0,
    start(delayMs) {
      loop.stop();
      const own = current;
      timer = scope.setTimeout(() => run(own), Math.min(delayMs || 0, longestDelayMs));
    },
    stop() {
      scope.clearTimeout(timer);
      current.abort();
      current = new AbortController();
    },
  };
  return loop;
}

/** What `fetch` rejects with is a TypeError; what cannot be parsed is another. */
function problemOf(error: Failure): Failure {
  return error.kind ? error : failure((error.name as string) === 'TypeError' ? error.message : undefined);
}
