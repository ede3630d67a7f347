import type { Cancel } from '@guidon/sdk-core';
import type { SimulatedNetwork } from '../../../sdk-core/src/testing/simulated-network.js';
import type { Channel, Scope } from '../scope.js';
import type { Member, SimulatedBrowser } from './simulated-browser.js';
import { simulatedFetch } from './simulated-fetch.js';

export type PageEvent = 'visibilitychange' | 'pagehide' | 'pageshow' | 'online';

/** One tab, as the code in it sees the browser. */
export class SimulatedTab {
  isGone = false;
  readonly #browser: SimulatedBrowser;
  readonly #listeners = new Set<readonly [event: string, listener: () => void]>();
  readonly #timers = new Map<number, Cancel>();
  readonly #document = { hidden: false };
  /** What fell due while the tab was frozen; undefined where it is awake. */
  #due: (() => void)[] | undefined;
  #made = 0;

  constructor(browser: SimulatedBrowser) {
    this.#browser = browser;
  }

  /** Requests go over the network given. */
  scope(network?: SimulatedNetwork): Scope {
    const browser = this.#browser;
    const tab = this;
    return {
      fetch: network ? simulatedFetch(this, network) : () => new Promise(() => undefined),
      setTimeout: (run, delayMs) => this.#setTimeout(run, delayMs),
      clearTimeout: (timer) => {
        this.#timers.get(timer ?? 0)?.();
        this.#timers.delete(timer ?? 0);
      },
      requestAnimationFrame: (run) => this.#setTimeout(run, 8),
      addEventListener: (event, listener, { signal }) => this.#listen(event, listener, signal),
      document: this.#document,
      navigator: {
        locks: browser.locks.of(this),
        get onLine() {
          return browser.isOnline;
        },
      },
      BroadcastChannel: class {
        constructor(name: string) {
          tab.#join(name, this as unknown as Channel);
        }
      } as unknown as Scope['BroadcastChannel'],
      localStorage: browser.stored,
      URL: { createObjectURL: () => `blob:${browser.uuid()}` },
      Math: { random: browser.random },
    };
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  get isHidden(): boolean {
    return this.#document.hidden;
  }

  get isFrozen(): boolean {
    return this.#due !== undefined;
  }

  /** Holds a lock, or waits for one. */
  get isInLine(): boolean {
    return [...this.#browser.locks.queues.values()].flat().some(({ owner }) => owner === this);
  }

  later(delayMs: number, run: () => void): Cancel {
    let isCancelled = false;
    const unless = (): void => {
      if (!isCancelled && !this.isGone) run();
    };
    const cancel = this.#browser.clock.schedule(delayMs, () => {
      if (this.#due === undefined) unless();
      else this.#due.push(unless);
    });
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  tell(event: PageEvent): void {
    for (const [name, listener] of [...this.#listeners]) if (name === event) listener();
  }

  hide(): void {
    this.#document.hidden = true;
    this.tell('visibilitychange');
  }

  show(): void {
    this.#document.hidden = false;
    this.tell('visibilitychange');
  }

  freeze(): void {
    this.#due ??= [];
  }

  thaw(): void {
    const due = this.#due ?? [];
    this.#due = undefined;
    for (const run of due) run();
  }

  /** Gone without a word. */
  crash(): void {
    this.isGone = true;
    this.#browser.forget(this);
  }

  #setTimeout(run: () => void, delayMs: number): number {
    this.#made += 1;
    const timer = this.#made;
    const cancel = this.later(delayMs, () => {
      this.#timers.delete(timer);
      run();
    });
    this.#timers.set(timer, cancel);
    return timer;
  }

  #listen(event: string, listener: () => void, signal: AbortSignal): void {
    const own = [event, listener] as const;
    this.#listeners.add(own);
    signal.addEventListener('abort', () => this.#listeners.delete(own));
  }

  #join(name: string, channel: Channel): void {
    const { channels } = this.#browser;
    const members = channels.get(name) ?? new Set<Member>();
    const self: Member = { owner: this, hear: (data) => channel.onmessage?.({ data }) };
    channels.set(name, members.add(self));
    Object.assign(channel, {
      postMessage: (message: unknown) => {
        const data: unknown = structuredClone(message);
        for (const member of members) {
          if (member !== self) member.owner.later(1, () => members.has(member) && member.hear(data));
        }
      },
      close: () => members.delete(self),
    });
  }
}
