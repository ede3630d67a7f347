import type { Loop } from './loop.js';
import type { Channel, Locks, Scope } from './scope.js';
import { timerOf } from './timer.js';
import { sdkVersion } from './version.js';

/** By which way the server was heard. */
export type Way = 'stream' | 'poll';

/** What comes from the server. */
export type News = 'patch' | 'snapshot' | 'changed';

/** Who is kept current. */
export interface Host {
  /** The name of the state held, where tabs can hand it on. */
  readonly id: () => string | undefined;
  readonly whole: () => object | undefined;
  /** False where it does not follow on what is held, or cannot be understood. A `snapshot` without content: nothing is new. */
  readonly take: (event: News, content?: unknown) => boolean;
  readonly heard: (way: Way) => void;
}

/** Has a loop run in one of many tabs. */
export interface Tabs {
  readonly start: () => void;
  readonly stop: () => void;
  /** The leader tells the others what came, and by which way the server is heard. */
  readonly say: (event?: News | 'ask', content?: unknown, way?: Way | '') => void;
}

/** `id` names the state that the speaker holds; `way` is empty where the server is not known to be heard. */
type Message = readonly [
  /** When the newest leader that the speaker knows of began. */
  term: number,
  id: string | undefined,
  event: News | 'ask' | undefined,
  content: unknown,
  way: Way | '',
];

/** The server sends a heartbeat every 15 s: three may be missed. */
const silenceMs = 45_000;

/** A leader that is awake answers at once. */
const answerMs = 5_000;

/** Runs the loop in the tab that holds the lock, which tells the others; in each tab where there are no locks. */
export function shareLoop(scope: Scope, name: string, loop: Loop, host: Host): Tabs {
  const locks = scope.navigator?.locks;
  return locks ? share(scope, locks, `${name} ${sdkVersion}`, loop, host) : { ...loop, say: () => undefined };
}

/** Tabs that loaded another version of this code have another `room`. */
function share(scope: Scope, locks: Locks, room: string, loop: Loop, host: Host): Tabs {
  let channel: Channel | undefined;
  let place = new AbortController();
  const wait = timerOf(scope);
  let isLeading = false;
  let term = 0;
  /** By which way the server is heard: of a leader by itself, of the others by the leader. */
  let way: Way | '' = '';

  function say(event?: News | 'ask', content?: unknown, by: Way | '' = way): void {
    way = by;
    channel?.postMessage([term, host.id(), event, content, way] satisfies Message);
  }
  function hear({ data }: { readonly data: unknown }): void {
    const { length } = Object(data);
    if (length !== 5) return;
    const [newest, id, event, content, by] = data as Message;
    // A leader that stood still may not know yet that it is none any more, and would take others back.
    if (event === 'ask') {
      if (isLeading && newest <= term) answer(id);
    } else if (!isLeading && newest >= term) {
      term = newest;
      wait(silenceMs, askOrSteal);
      follow(id, event, content, by);
    }
  }
  function follow(id: string | undefined, event: News | undefined, content: unknown, by: Way | ''): void {
    if (event && (content || id === host.id()) && host.take(event, content)) way = by;
    if (id === host.id()) {
      // What came while nobody listened may be for the server to say.
      if (by && (way || host.take('snapshot'))) host.heard(by);
      way = by;
    } else if (id && !(event === 'snapshot' && content)) say('ask');
  }
  /** Who missed a reset while nobody saw it must be able to go back. */
  function answer(id: string | undefined): void {
    const state = id !== host.id() && host.whole();
    if (state) say('snapshot', { ...state, reset: !!way });
    else say();
  }

  /** A leader that does not answer is frozen, and would keep the lock for ever. */
  function askOrSteal(): void {
    say('ask');
    wait(answerMs * (1 + scope.Math.random()), () => hold({ steal: true }));
  }
  function hold(how?: { readonly steal: true }): void {
    place.abort();
    const own = new AbortController();
    const { signal } = own;
    place = own;
    locks
      .request(room, how ?? { signal }, () => signal.aborted || lead(signal))
      // Where it was taken away, even before one knew that one had it, one waits again; where locks are refused every tab leads.
      .catch(({ name }) => signal.aborted || (name === 'AbortError' ? queue() : lead(signal)));
  }
  function lead(signal: AbortSignal): Promise<unknown> {
    wait();
    isLeading = true;
    way = '';
    term = Math.max(term + 1, scope.Date.now());
    loop.start();
    say();
    return new Promise((resolve) => {
      signal.onabort = resolve;
    });
  }
  function resign(): void {
    if (isLeading) loop.stop();
    isLeading = false;
  }
  function queue(): void {
    resign();
    hold();
    askOrSteal();
  }

  return {
    start() {
      channel = new scope.BroadcastChannel(room);
      channel.onmessage = hear;
      queue();
    },
    stop() {
      wait();
      resign();
      place.abort();
      channel?.close();
      channel = undefined;
    },
    say,
  };
}
