import type { Scope } from './scope.js';

/** Who only looks at another tab for a moment keeps the stream. */
const graceMs = 30_000;

/** A crowd comes back online together. */
const onlineSpreadMs = 2_000;

/**
 * Starts what runs while somebody sees the page, and stops it: who is not seen holds no connection, and catches up when
 * seen again. `leave` is called when nobody sees the page any more: that may be the last that it does. Ends with `own`,
 * though what was put off may still be called.
 */
export function followPage(
  scope: Scope,
  start: () => unknown,
  stop: () => void,
  leave: () => void,
  own: AbortController,
): void {
  let timer: number | undefined;

  function on(event: string, listener: () => void): void {
    scope.addEventListener(event, listener, own);
  }
  function look(): void {
    scope.clearTimeout(timer);
    // Nobody follows a page where there is none.
    if ((scope.document as { hidden: boolean }).hidden) {
      leave();
      timer = scope.setTimeout(stop, graceMs);
    } else start();
  }

  on('visibilitychange', look);
  on('pageshow', look);
  on('pagehide', () => {
    stop();
    leave();
  });
  // Addresses may have changed.
  on('online', () => {
    stop();
    scope.setTimeout(look, onlineSpreadMs * scope.Math.random());
  });
  start();
  look();
}
