import { unavailable } from './errors.js';
import type { World } from './world.js';

/** At most one run at a time; what asks during a run gets one more run after it, however many ask. */
export function coalesced(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isWanted = false;

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      await task();
    }
  }

  return () => {
    isWanted = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
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
