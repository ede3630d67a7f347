import type { Scope } from './scope.js';

/** `soon` has something done after `delayMs`, however often it is called until then; `now` does at once what is due. */
export type Postponed = readonly [soon: () => void, now: () => void];

export function postponed(scope: Scope, run: () => unknown, delayMs: number): Postponed {
  let timer: number | undefined;

  function now(): void {
    if (!timer) return;
    scope.clearTimeout(timer);
    timer = undefined;
    run();
  }
  return [
    () => {
      timer ??= scope.setTimeout(now, delayMs);
    },
    now,
  ];
}
