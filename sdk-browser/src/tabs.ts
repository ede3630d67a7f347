import type { Loop } from './loop.js';
import type { Channel, Scope } from './scope.js';
import { sdkVersion } from './version.js';

/** What comes from the server. */
export type News = 'patch' | 'snapshot' | 'changed';

/** By which way the server was heard. */
export type Way = 'stream' | 'poll';

/** Who is kept current. */
export interface Host {
  /** As who missed a reset may take it. */
  readonly whole: () => object | undefined;
  /** False where it does not follow on what is held, or cannot be understood. */
  readonly take: (event: News, content: unknown) => boolean;
  /** The server is heard. */
  readonly heard: (way: Way) => void;
}

type Word = News | 'heard' | 'ask';

/** Has a loop run in one of many tabs. */
export interface Tabs {
  readonly start: () => unknown;
  readonly stop: () => void;
  /** The leader tells the others what came, and by which way the server is heard; who does not know any more asks. */
  readonly say: (event: Word, content?: unknown) => void;
}

/** Runs the loop in the tab that holds the lock, which tells the others; in each tab where that is impossible. */
export function shareLoop(scope: Scope, name: string, loop: Loop, { whole, take, heard }: Host): Tabs {
  // Tabs that loaded another version of this code have another room.
  const room = name + sdkVersion;
  let channel: Channel | undefined;
  let own = new AbortController();
  /** What this tab holds is what the server holds. */
  let isSure = false;

  function say(event: Word, content?: unknown): void {
    isSure = event !== 'ask';
    channel?.postMessage({ event, content });
  }
  function hear({ data }: { readonly data: unknown }): void {
    const { event, content } = Object(data) as { readonly event?: Word; readonly content?: unknown };
    if (isSure) {
      const state = event === 'ask' && whole();
      if (state) say('snapshot', state);
    } else if (event === 'heard') heard(content as Way);
    else if (event && event !== 'ask' && !take(event, content) && event === 'patch') say('ask');
  }

  return {
    async start() {
      own = new AbortController();
      const { signal } = own;
      const lead = (): unknown =>
        signal.aborted ||
        new Promise((resolve) => {
          signal.onabort = resolve;
          loop.start();
        });
      try {
        channel = new scope.BroadcastChannel(room);
        channel.onmessage = hear;
        say('ask');
        await scope.navigator.locks.request(room, { signal }, lead);
      } catch {
        // Locks or channels are missing, or refused.
        lead();
      }
    },
    stop() {
      loop.stop();
      own.abort();
      channel?.close();
    },
    say,
  };
}
