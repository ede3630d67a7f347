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
  return page ? (sink) => follow(world, page, source, sink) : source;
}

/**
 * What it returns sees to it that `run` is called after the delay, or once nobody sees the page any more: that may be the
 * last that it does. With `now`, what is due is done at once.
 */
export function soon(world: World, delayMs: () => number, run: () => void): (when?: 'now') => void {
  const { page } = world;
  let cancel: Cancel | undefined;

  function fire(): void {
    cancel?.();
    cancel = undefined;
    run();
  }
  return (when) => {
    if (when) {
      if (cancel) fire();
      return;
    }
    if (cancel) return;
    const cancelTimer = world.schedule(delayMs(), fire);
    const leave = page?.on((event) => {
      if (event === 'pagehide' || page.isHidden()) fire();
    });
    cancel = () => {
      cancelTimer();
      leave?.();
    };
  };
}

function follow(world: World, page: Page, source: Source, sink: Sink): Cancel {
  let stop: Cancel | undefined;
  let cancelTimer: Cancel | undefined;
  let hiddenAtMs = Number.POSITIVE_INFINITY;

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
        // Not before it fails: a server on this machine is there for an offline browser too.
        if (page.isOffline()) letGo();
      },
    });
  }
  function look(): void {
    if (page.isHidden()) {
      hiddenAtMs = world.epochMs();
      later(graceMs, letGo);
      return;
    }
    // A page that was frozen, or a machine that slept, had no timer to let go by, and its connection may be dead.
    if (world.epochMs() - hiddenAtMs >= graceMs) letGo();
    start();
  }
  const on = {
    visibilitychange: look,
    pagehide: letGo,
    pageshow: start,
    online() {
      letGo();
      if (!page.isHidden()) later(onlineSpreadMs * world.random(), start);
    },
  };

  const leave = page.on((event) => on[event]());
  start();
  look();
  return () => {
    leave();
    letGo();
  };
}
