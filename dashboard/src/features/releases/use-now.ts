import { useSyncExternalStore } from 'react';

const tickMs = 15_000;

/** The time, anew each quarter of a minute: what counts in minutes needs no more. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => Math.floor(Date.now() / tickMs) * tickMs);
}

function onTick(changed: () => void): () => void {
  const timer = setInterval(changed, tickMs);
  return () => clearInterval(timer);
}
