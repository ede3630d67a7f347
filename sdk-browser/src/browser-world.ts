import type { Cancel, HttpHandlers, HttpRequest } from '@guidon/sdk-core';
import type { Page, PageEvent, Storage, Tabs, World } from './world.js';

/** Nothing of the page goes along but what the request says, and the key goes to no other origin. */
const init = { cache: 'no-store', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;

const nothing = (): undefined => undefined;

export function browserWorld(): World {
  return {
    monotonicMs: () => performance.now(),
    epochMs: Date.now,
    random: Math.random,
    uuid,
    schedule,
    open,
    sendLast: (request) => void fetch(request.url, { ...init, ...request, keepalive: true }).catch(nothing),
    storage,
    ...(typeof document !== 'undefined' && { page }),
    // Only pages that came over https, or from this machine, have locks.
    ...(typeof BroadcastChannel !== 'undefined' && globalThis.navigator?.locks && { tabs }),
  };
}

/** `crypto.randomUUID` is missing on pages that came over plain http. */
function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(16),
  );
}

function schedule(delayMs: number, run: () => void): Cancel {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

function open(request: HttpRequest, handlers: HttpHandlers): Cancel {
  const abort = new AbortController();
  read(request, handlers, abort.signal).catch((error) => {
    if (!abort.signal.aborted) handlers.onError(String(error));
  });
  return () => abort.abort();
}

async function read(request: HttpRequest, handlers: HttpHandlers, signal: AbortSignal): Promise<void> {
  const { body, headers, status } = await fetch(request.url, { ...init, ...request, signal });
  if (signal.aborted) return;
  handlers.onHead(status, (name) => headers.get(name) ?? undefined);
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  while (!signal.aborted) {
    const chunk = await reader?.read();
    if (signal.aborted) return;
    if (chunk?.value === undefined) return handlers.onEnd();
    handlers.onText(decoder.decode(chunk.value, { stream: true }));
  }
}

/** Where storage is forbidden, even naming it throws. */
const storage: Storage = {
  read(name) {
    try {
      return localStorage.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name, text) {
    try {
      localStorage.setItem(name, text);
    } catch {
      // Full, or forbidden: then there is no copy.
    }
  },
};

const tabs: Tabs = {
  hold(name, onHeld, onLost, how) {
    const abort = new AbortController();
    let release: Cancel = nothing;
    let isHeld = false;
    const take = (): unknown => {
      if (abort.signal.aborted) return undefined;
      isHeld = true;
      onHeld();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    navigator.locks
      .request(name, how === undefined ? { signal: abort.signal } : { steal: true }, take)
      .catch(() => abort.signal.aborted || (isHeld ? onLost : take)());
    return () => {
      abort.abort();
      release();
    };
  },
  join(name, onMessage) {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => onMessage(data);
    return {
      post(message) {
        try {
          channel.postMessage(message);
        } catch {
          // Closed meanwhile.
        }
      },
      close: () => channel.close(),
    };
  },
};

const page: Page = {
  isHidden: () => document.hidden,
  on(listener) {
    const abort = new AbortController();
    const tell = (target: EventTarget, type: string, name: (event: Event) => PageEvent | false): void =>
      target.addEventListener(
        type,
        (event) => {
          const told = name(event);
          if (told) listener(told);
        },
        abort,
      );
    tell(document, 'visibilitychange', () => (document.hidden ? 'hidden' : 'shown'));
    tell(window, 'pagehide', () => 'left');
    tell(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && 'back');
    tell(window, 'online', () => 'online');
    tell(window, 'offline', () => 'offline');
    return () => abort.abort();
  },
  afterPaint(run) {
    let isOver = false;
    const once = (): void => {
      if (!isOver) run();
      isOver = true;
    };
    // A frame begins before it is painted: at the second one the first was.
    if (document.hidden) setTimeout(once);
    else requestAnimationFrame(() => requestAnimationFrame(once));
    return () => {
      isOver = true;
    };
  },
};
