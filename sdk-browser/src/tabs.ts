import type { Loop } from './loop.js';
import type { Channel, Scope } from './scope.js';
import { sdkVersion } from './version.js';

/** What comes from the server. */
export type News = 'patch' | 'snapshot' | 'changed';

/** Who is kept current. */
export interface Host {
  readonly whole: () => object | undefined;
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly take: (event: News, content: unknown) => boolean;
  /** The server is heard. */
  readonly heard: (isPolling: unknown) => void;
}

/** Has a loop run in one of many tabs. */
export interface Tabs {
  readonly start: () => void;
  readonly stop: () => void;
  /** The leader tells the others what came; without an event, that the server is heard. */
  readonly say: (event?: News | 'ask', content?: unknown) => void;
}

/** Runs the loop in the tab that holds the lock, which tells the others; in each tab where there are no locks. */
export function shareLoop(scope: Scope, name: string, loop: Loop, { whole, take, heard }: Host): Tabs {
  // Tabs that loaded another version of this code have another room.
  const room = name + sdkVersion;
  const { locks } = scope.navigator ?? {};
  let channel: Channel | undefined;
  let own: AbortController | undefined;
  let isLeading = false;

  function say(event?: News | 'ask', content?: unknown): void {
    channel?.postMessage([event, content]);
  }
  function lead(signal: AbortSignal): Promise<unknown> {
    isLeading = true;
    loop.start();
    return new Promise((resolve) => {
      signal.onabort = resolve;
    });
  }

  return {
    start() {
      own = new AbortController();
      const { signal } = own;
      channel = new scope.BroadcastChannel(room);
      channel.onmessage = ({ data }) => {
        const [event, content] = data as readonly [News | 'ask' | undefined, unknown];
        if (isLeading) event === 'ask' && whole() && say('snapshot', whole());
        else if (!event) heard(content);
        else if (event !== 'ask' && !take(event, content) && event === 'patch') say('ask');
      };
      say('ask');
      // Where locks are missing or refused every tab leads.
      if (locks)
        locks
          .request(room, { signal }, () => signal.aborted || lead(signal))
          .catch(() => signal.aborted || lead(signal));
      else lead(signal);
    },
    stop() {
      isLeading = false;
      loop.stop();
      own?.abort();
      channel?.close();
    },
    say,
  };
}
