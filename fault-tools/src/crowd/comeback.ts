import { peakPerS } from '../peak-per-s.js';

export interface Comeback {
  /** The most in any second, wherever it begins. */
  readonly peakPerS: number;
  /** When 99 % were live, and when all were; by the monotonic clock, undefined where they are not yet. */
  readonly live99AtMs: number | undefined;
  readonly lastAtMs: number | undefined;
}

/** `livedAtMs`: when each member that is live became so, in the order of time. */
export function comebackOf(livedAtMs: readonly number[], members: number): Comeback {
  return {
    peakPerS: peakPerS(livedAtMs),
    live99AtMs: livedAtMs[Math.ceil(members * 0.99) - 1],
    lastAtMs: livedAtMs[members - 1],
  };
}
