import type { Scope } from './scope.js';

/** One timer: setting it again, or without something to run, forgets what was to run. */
export type Timer = (delayMs?: number, run?: () => void) => void;

export function timerOf(scope: Scope): Timer {
  let timer: number | undefined;
  return (delayMs = 0, run) => {
    scope.clearTimeout(timer);
    timer = run && scope.setTimeout(run, delayMs);
  };
}
