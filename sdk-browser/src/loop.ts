import type { Failure } from './failure.js';
import type { Scope } from './scope.js';
import { timerOf } from './timer.js';

const baseMs = 1_000;
const capMs = 30_000;
const unauthorizedMs = 150_000;
/** Browsers take longer times for none. */
const longestDelayMs = 600_000;

/** Something that is done until it succeeds, one attempt at a time. */
export interface Loop {
  /** In `delayMs`; what is under way is given up. Without a delay it begins before this returns. */
  readonly start: (delayMs?: number) => void;
  readonly stop: () => void;
  /** The sum of the pauses since something last succeeded. */
  waitedMs: number;
}

/** Resolves with the time until the next attempt, if there is one; rejects where it is to be done again. */
export type Attempt = (own: AbortController) => Promise<number | undefined>;

/**
 * Full jitter below a ceiling that grows with the time waited so far: twice the outage, so that whoever drew short pauses
 * does not wait long after a short one.
 */
export function createLoop(scope: Scope, attempt: Attempt, failed: (failure: Failure) => void): Loop {
  let current: AbortController | undefined;
  const timer = timerOf(scope);

  async function run(own: AbortController): Promise<void> {
    let nextMs: number | undefined;
    try {
      nextMs = await attempt(own);
      if (current === own) loop.waitedMs = 0;
    } catch (error) {
      if (current !== own) return;
      nextMs = pauseAfter(error as Failure);
      failed(error as Failure);
    }
    own.abort();
    if (current === own && nextMs) loop.start(nextMs);
  }
  function pauseAfter({ kind, afterMs }: Failure): number {
    if (kind === 'unauthorized') return unauthorizedMs * (1 + scope.Math.random());
    const pauseMs = scope.Math.random() * Math.min(capMs, baseMs + 2 * loop.waitedMs);
    loop.waitedMs += pauseMs;
    return pauseMs + (Number(afterMs) || 0);
  }
  function stop(): void {
    timer();
    current?.abort();
    current = undefined;
  }

  const loop: Loop = {
    waitedMs: 0,
    start(delayMs) {
      stop();
      const own = new AbortController();
      current = own;
      if (delayMs) timer(Math.min(delayMs, longestDelayMs), () => run(own));
      else void run(own);
    },
    stop,
  };
  return loop;
}
