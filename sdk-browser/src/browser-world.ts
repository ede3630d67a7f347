import type { Cancel, HttpHandlers, HttpRequest } from '@guidon/sdk-core';
import type { Page, PageEvent, Storage, Tabs, World } from './world.js';

/** Nothing of the page goes along but what the request says, and the key goes to no other origin. */
const init = { cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;

export function browserWorld(): World {
  return {
    monotonicMs: () => performance.now(),
    epochMs: Date.now,
    random: Math.random,
    // `crypto.randomUUID` is missing on pages that came over plain http; the name of a blob is one everywhere.
    uuid: () => URL.createObjectURL(new Blob()).slice(-36),
    schedule,
    open,
    ...(typeof document !== 'undefined' && {
      storage,
      page,
      // Only pages that came over https, or from this machine, have locks.
      ...(navigator.locks && { tabs }),
    }),
  };
}

function schedule(delayMs: number, run: () => void): Cancel {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

function open(request: HttpRequest, handlers: HttpHandlers): Cancel {
  const abort = new AbortController();
  const { signal } = abort;

  async function read(): Promise<void> {
    const { body, headers, status } = await fetch(request.url, { ...init, ...request, signal });
    if (signal.aborted) return;
    handlers.onHead(status, (name) => headers.get(name) ?? undefined);
    const reader = body?.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const chunk = await reader?.read();
      if (signal.aborted) return;
      if (!chunk?.value) return handlers.onEnd();
      handlers.onText(decoder.decode(chunk.value, { stream: true }));
    }
  }
  read().catch((error) => signal.aborted || handlers.onError(String(error)));
  return () => abort.abort();
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Where storage is forbidden, even naming it throws; where it is full, writing does. */
const storage: Storage = {
  read: (name) => attempt(() => localStorage[name]),
  write: (name, text) =>
    attempt(() => {
      localStorage[name] = text;
    }),
};

const tabs: Tabs = {
  hold(name, onHeld, onLost, how) {
    const abort = new AbortController();
    const { signal } = abort;
    let over = onHeld;
    let release: Cancel | undefined;
    navigator.locks
      .request(name, how ? { steal: true } : { signal }, () => {
        if (signal.aborted) return undefined;
        over = onLost;
        onHeld();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      .catch(() => signal.aborted || over());
    return () => {
      abort.abort();
      release?.();
    };
  },
  join(name, onMessage) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    return {
      // Throws once it is closed.
      post: (message) => attempt(() => channel.postMessage(message)),
      close: () => channel.close(),
    };
  },
};

const pageEvents: readonly PageEvent[] = ['visibilitychange', 'pagehide', 'pageshow', 'online'];

const page: Page = {
  isHidden: () => document.hidden,
  isOffline: () => !navigator.onLine,
  on(listener) {
    const abort = new AbortController();
    for (const event of pageEvents) addEventListener(event, () => listener(event), abort);
    return () => abort.abort();
  },
  afterPaint(run) {
    // A frame begins before it is painted: at the second one the first was.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(run);
    });
    return () => cancelAnimationFrame(frame);
  },
};
