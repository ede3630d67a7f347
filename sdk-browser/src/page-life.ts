import type { Scope } from './scope.js';
import { timerOf } from './timer.js';

/** Who only looks at another tab for a moment keeps the stream. */
const graceMs = 30_000;

/** A crowd comes back online together. */
const onlineSpreadMs = 2_000;

/**
 * Starts what runs while somebody sees the page, and stops it: who is not seen holds no connection, and catches up when
 * seen again. `leave` is called when nobody sees the page any more: that may be the last that it does. Ends with `own`.
 */
export function followPage(
  scope: Scope,
  start: () => void,
  stop: () => void,
  leave: () => void,
  own: AbortController,
): void {
  const timer = timerOf(scope);
  let hiddenAtMs = Number.POSITIVE_INFINITY;

  function look(delayMs?: number): void {
    const isHidden = scope.document?.hidden;
    timer();
    if (isHidden) hiddenAtMs = scope.Date.now();
    // A page that was frozen, or a machine that slept, had no timer to let go by, and its connection may be dead.
    else if (scope.Date.now() - hiddenAtMs >= graceMs) stop();
    if (!isHidden && !delayMs) start();
    else timer(delayMs ?? graceMs, isHidden ? stop : start);
    if (isHidden) leave();
  }
  const on = {
    visibilitychange: () => look(),
    pageshow: () => look(),
    pagehide() {
      stop();
      leave();
    },
    /** Addresses may have changed. */
    online() {
      stop();
      look(onlineSpreadMs * scope.Math.random());
    },
  };

  for (const [event, listener] of Object.entries(on)) scope.addEventListener(event, listener, own);
  own.signal.onabort = () => timer();
  start();
  look();
}
