import { type LiveEvent, readLiveEvent } from './live-event.js';

interface Stream {
  readonly readyState: number;
  addEventListener(name: string, listener: (event: Event) => void): void;
  close(): void;
}

export interface LivePorts {
  readonly open: () => Stream;
  readonly page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly delay: (run: () => void, delayMs: number) => () => void;
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Nobody said what was changed meanwhile. */
  readonly onGap: () => void;
}

/** What comes close together is looked at together. */
const gatherMs = 150;
const retryMs = 5_000;
const closed = 2;

/**
 * Listens for as long as somebody looks: a browser has few connections for one server, and tabs that nobody sees would
 * take them all. Answers what ends it.
 */
export function listenLive({ open, page, delay, onEvents, onGap }: LivePorts): () => void {
  let stream: Stream | undefined;
  let waiting: LiveEvent[] = [];
  let hasMissed = false;
  let cancel: (() => void) | undefined;

  function connect(): void {
    if (stream !== undefined || page.visibilityState === 'hidden') return;
    stream = open();
    stream.addEventListener('open', () => {
      if (hasMissed) onGap();
      hasMissed = true;
    });
    stream.addEventListener('changed', (event) => gather((event as MessageEvent<string>).data));
    // The browser comes back by itself, but not where it was refused.
    stream.addEventListener('error', () => {
      if (stream?.readyState === closed) leave(retryMs);
    });
  }

  function leave(againInMs?: number): void {
    stream?.close();
    stream = undefined;
    if (againInMs !== undefined) cancel = delay(connect, againInMs);
  }

  function gather(data: string): void {
    const event = readLiveEvent(data);
    if (event === null) return;
    if (waiting.length === 0) {
      delay(() => {
        const events = waiting;
        waiting = [];
        onEvents(events);
      }, gatherMs);
    }
    waiting.push(event);
  }

  const onVisibility = () => (page.visibilityState === 'hidden' ? leave() : connect());
  page.addEventListener('visibilitychange', onVisibility);
  connect();
  return () => {
    page.removeEventListener('visibilitychange', onVisibility);
    cancel?.();
    leave();
  };
}
