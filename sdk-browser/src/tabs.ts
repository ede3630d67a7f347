import type { Channel, Scope } from './scope.js';

/** By which way the server was heard. */
export type Way = 'stream' | 'poll';

/** False where it does not follow on what is held, or cannot be understood. */
export type Take = (word: string, content?: unknown) => unknown;

/** Has a loop run in one of many tabs. */
export type Tabs = readonly [start: () => unknown, stop: () => void, say: (word: string, content?: unknown) => void];

/**
 * Has `lead` called in the tab that holds the lock, which tells the others; in each tab where that is impossible. What it began ends with `stop`. `whole` is
 * what is held, as who missed a reset may take it.
 */
export function shareLoop(
  scope: Scope,
  name: string,
  lead: () => void,
  whole: (() => object | undefined) | undefined,
  take: Take,
): Tabs {
  let channel: Channel | undefined;
  let own = new AbortController();
  /** What this tab holds is what the server holds. */
  let isSure = false;

  function say(event: string, content?: unknown): void {
    isSure = event !== 'ask';
    channel?.postMessage({ event, content });
  }
  function hear({ data }: { readonly data: unknown }): void {
    const { event, content } = Object(data) as { readonly event: string; readonly content?: unknown };
    if (isSure) {
      const state = whole && event === 'ask' && whole();
      if (state) say('snapshot', state);
    } else if (!take(event, content) && event === 'patch') say('ask');
  }

  return [
    () => {
      own = new AbortController();
      const { signal } = own;
      const begin = (): unknown =>
        signal.aborted ||
        new Promise((resolve) => {
          signal.onabort = resolve;
          lead();
        });
      try {
        channel = new scope.BroadcastChannel(name);
        channel.onmessage = hear;
        say('ask');
        scope.navigator.locks.request(name, { signal }, begin).catch(begin);
      } catch {
        // Locks or channels are missing, or refused.
        begin();
      }
    },
    () => {
      own.abort();
      channel?.close();
    },
    say,
  ];
}
