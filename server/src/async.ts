import { unavailable } from './errors.js';
import type { World } from './world.js';

/**
 * At most one run at a time; what asks during a run gets one more run after it, however many ask. Each waits for its own
 * run alone: where some ask all along, nobody would else see an end.
 */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  function run(): Promise<void> {
    next = undefined;
    running = task().finally(() => {
      if (next === undefined) running = undefined;
    });
    return running;
  }

  return () => {
    if (running === undefined) return run();
    next ??= running.then(run, run);
    return next;
  };
}

/** Rejects when the time is over; what still runs then is left to end by itself. */
export async function within<T>(world: Pick<World, 'after'>, timeoutMs: number, running: Promise<T>): Promise<T> {
  running.catch(() => {});
  let cancel = () => {};
  const late = new Promise<never>((_resolve, reject) => {
    cancel = world.after(timeoutMs, () => reject(unavailable(`No answer within ${timeoutMs} ms.`)));
  });
  return await Promise.race([running, late]).finally(() => cancel());
}
