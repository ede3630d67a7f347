import type { Cancel } from '@guidon/sdk-core';
import type { Sink, Source } from './source.js';
import type { Page, World } from './world.js';

/** Who only looks at another tab for a moment keeps the stream. */
const graceMs = 30_000;

/** A crowd comes back online together. */
const onlineSpreadMs = 2_000;

/** Runs the source while somebody sees the page: who is not seen holds no connection, and catches up when seen again. */
export function whileShown(world: World, source: Source): Source {
  const { page } = world;
  return page === undefined ? source : (sink) => follow(world, page, source, sink);
}

function follow(world: World, page: Page, source: Source, sink: Sink): Cancel {
  let stop: Cancel | undefined;
  let cancelTimer: Cancel | undefined;
  let isOffline = false;
  let hiddenAtMs = 0;

  function later(delayMs: number, run: () => void): void {
    cancelTimer?.();
    cancelTimer = world.schedule(delayMs, run);
  }
  function letGo(): void {
    cancelTimer?.();
    stop?.();
    stop = undefined;
  }
  function start(): void {
    cancelTimer?.();
    stop ??= source({
      ...sink,
      failed(failure) {
        sink.failed(failure);
        // Not before it fails: browsers call it offline too when the server is on this machine.
        if (isOffline) letGo();
      },
    });
  }
  const on = {
    hidden() {
      hiddenAtMs = world.epochMs();
      later(graceMs, letGo);
    },
    shown() {
      // A page that was frozen, or a machine that slept, had no timer to let go by, and its connection may be dead.
      if (world.epochMs() - hiddenAtMs >= graceMs) letGo();
      start();
    },
    left: letGo,
    back: start,
    offline() {
      isOffline = true;
    },
    online() {
      isOffline = false;
      letGo();
      if (!page.isHidden()) later(onlineSpreadMs * world.random(), start);
    },
  };

  const leave = page.on((event) => on[event]());
  start();
  if (page.isHidden()) on.hidden();
  return () => {
    leave();
    letGo();
  };
}
