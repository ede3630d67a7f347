import type { Failure } from './failure.js';
import type { Platform } from './platform.js';

const baseMs = 1_000;
const capMs = 30_000;
const unauthorizedBaseMs = 150_000;

/** A stream that lives this long ends a run of failures. */
const healthyAfterMs = 10_000;

/** Says how long to wait, and starts no timer itself. */
export interface Backoff {
  /** `livedMs`: how long the server had been heard from before it failed; 0 if never. */
  readonly afterFailure: (failure: Pick<Failure, 'kind' | 'retryAfterMs'>, livedMs: number) => number;
  readonly succeeded: () => void;
}

/**
 * Full jitter: anywhere between nothing and a ceiling that doubles with each failure. So those
 * who lost their server together come back spread out. The ceiling is no more than twice the outage
 * so far: whoever drew short delays does not wait long after a short one.
 */
export function createBackoff({ random, monotonicMs }: Pick<Platform, 'random' | 'monotonicMs'>): Backoff {
  let failures = 0;
  let failingSinceMs = 0;

  return {
    afterFailure({ kind, retryAfterMs = 0 }, livedMs) {
      if (kind === 'unauthorized') return unauthorizedBaseMs * (1 + random());
      failures = reduced(failures, livedMs);
      if (failures === 0 || livedMs > 0) failingSinceMs = monotonicMs();
      const outageMs = Math.max(2 * (monotonicMs() - failingSinceMs), 2 * baseMs);
      const ceilingMs = Math.min(capMs, baseMs * 2 ** failures, outageMs);
      failures += 1;
      return random() * ceilingMs + retryAfterMs;
    },
    succeeded() {
      failures = 0;
    },
  };
}

/** A server that answers and dies at once, over and over, is still asked less than once a second. */
function reduced(failures: number, livedMs: number): number {
  if (livedMs >= healthyAfterMs) return 0;
  return livedMs > 0 ? Math.min(failures, 1) : failures;
}
