import { unavailable } from '../../errors.js';
import type { Account } from '../../http/account.js';
import { roleOn } from '../../http/account.js';
import { encodeEvent, heartbeatFrame } from '../../http/event-stream.js';
import type { LiveEvent } from './live.watch.js';

/** Where a listener's bytes go. */
export interface LiveSink {
  readonly writableLength: number;
  write(bytes: Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
}

export interface Listener {
  /** Who listens: what they may hear of, and how many streams they have. */
  account: Account;
  readonly name: string;
  readonly sink: LiveSink;
  /** Rejects where they may no longer be heard of at all; answers what they may see by now. */
  readonly recheck: () => Promise<Account>;
}

export interface HubLimits {
  readonly maxListeners: number;
  readonly maxOfOne: number;
  readonly maxWaitingBytes: number;
}

const hubLimits: HubLimits = { maxListeners: 500, maxOfOne: 20, maxWaitingBytes: 64 * 1024 };

/** Those who are told of changes. Knows no I/O but the sinks that it is given. */
export function createLiveHub(limits: HubLimits = hubLimits) {
  const listeners = new Set<Listener>();

  /** Who does not read is cut: they come back, and look at everything. */
  function write(listener: Listener, bytes: Buffer): void {
    listener.sink.write(bytes);
    if (listener.sink.writableLength > limits.maxWaitingBytes) cut(listener);
  }

  function cut(listener: Listener): void {
    listeners.delete(listener);
    listener.sink.destroy();
  }

  function end(listener: Listener): void {
    listeners.delete(listener);
    listener.sink.write(byeFrame);
    listener.sink.end();
  }

  async function recheckOne(listener: Listener): Promise<void> {
    try {
      listener.account = await listener.recheck();
    } catch (error) {
      if (isRefusal(error) && listeners.has(listener)) end(listener);
    }
  }

  return {
    get size() {
      return listeners.size;
    },

    /** Throws where there is no room. */
    checkRoom(name: string): void {
      if (listeners.size >= limits.maxListeners) throw full('This server has as many listeners as it can hold.');
      const own = [...listeners].filter((listener) => listener.name === name);
      if (own.length >= limits.maxOfOne) throw full('You have too many of these streams open. Close some pages.');
    },

    add(listener: Listener): void {
      listeners.add(listener);
      write(listener, heartbeatFrame);
    },

    remove: (listener: Listener) => void listeners.delete(listener),

    tell(event: LiveEvent): void {
      const frame = encodeEvent({ event: 'changed', data: JSON.stringify(event) });
      for (const listener of listeners) if (maySee(listener.account, event)) write(listener, frame);
    },

    beat(): void {
      for (const listener of listeners) write(listener, heartbeatFrame);
    },

    /** Ends those who are no longer signed in, and learns what the others may see. */
    async recheck(): Promise<void> {
      for (const listener of [...listeners]) await recheckOne(listener);
    },

    close(): void {
      for (const listener of listeners) end(listener);
    },
  };
}

const byeFrame = encodeEvent({ event: 'bye', data: '{}' });

/** What belongs to no project is the instance's. */
function maySee(account: Account, { project }: LiveEvent): boolean {
  return (project === null ? account.role : roleOn(account, project)) !== null;
}

/** A database that does not answer says nothing about who they are. */
function isRefusal(error: unknown): boolean {
  const { kind } = error as { readonly kind?: unknown };
  return kind === 'unauthenticated' || kind === 'forbidden';
}

function full(message: string) {
  return unavailable(message);
}
