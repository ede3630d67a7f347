import type { GuidonError } from './errors.js';

/** Where the values in force came from. */
export type Source = 'stream' | 'poll' | 'cache' | 'bootstrap' | 'default';

export interface State {
  readonly source: Source;
  /** The environment's version; 0 where there is no data. */
  readonly version: number;
}

export interface Change {
  /** Keys of the flags whose decision may differ now, whatever made it so: the flag, a segment, a prerequisite. */
  readonly flags: readonly string[];
  readonly version: number;
}

/** What each event carries. */
export interface ClientEvents {
  /** Once: the first data arrived, or the time for it is over. */
  readonly ready: State;
  readonly change: Change;
  /** Values are no longer kept current: nothing was heard for 90 s. */
  readonly stale: State;
  /** Values are kept current, at first or again. */
  readonly live: State;
  readonly error: GuidonError;
}

export type Listener<T> = (payload: T) => void;

/** A listener that throws hurts neither the others nor us. */
export class Emitter {
  readonly #listeners = new Map<keyof ClientEvents, Set<Listener<never>>>();

  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void {
    const own: Listener<ClientEvents[K]> = (payload) => listener(payload);
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(own));
    return () => {
      listeners.delete(own);
    };
  }

  emit<K extends keyof ClientEvents>(event: K, payload: ClientEvents[K]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        swallowRejection((listener as Listener<ClientEvents[K]>)(payload));
      } catch {
        // Theirs, not ours: there is nobody to tell.
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}

/** An async listener that rejects would end the process as an unhandled rejection. */
function swallowRejection(returned: unknown): void {
  if (returned instanceof Promise) returned.catch(() => undefined);
}
