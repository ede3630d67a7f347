import type { Cancel } from '@guidon/sdk-core';
import { seededRandom } from '../../../sdk-core/src/testing/seeded-random.js';
import { SimulatedClock } from '../../../sdk-core/src/testing/simulated-clock.js';
import type { Page, PageEvent, Storage, Tabs, World } from '../world.js';

interface Lock {
  readonly owner: SimulatedTab;
  readonly onHeld: () => void;
  readonly onLost: () => void;
}

/** The tabs of one origin: one clock, one storage, locks and channels among them. */
export class SimulatedBrowser {
  readonly clock = new SimulatedClock();
  readonly stored = new Map<string, string>();
  readonly random: () => number;
  readonly channels = new Map<
    string,
    Set<{ readonly owner: SimulatedTab; readonly hear: (message: unknown) => void }>
  >();
  /** The first holds it, the others wait. */
  readonly locks = new Map<string, Lock[]>();
  isOffline = false;
  #made = 0;

  constructor(seed = 1) {
    this.random = seededRandom(seed);
  }

  open(): SimulatedTab {
    return new SimulatedTab(this);
  }

  uuid(): string {
    this.#made += 1;
    return `00000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
  }

  request(name: string, lock: Lock, how?: 'steal'): Cancel {
    const queue = this.locks.get(name) ?? [];
    this.locks.set(name, queue);
    if (how === 'steal') {
      const [loser] = queue.splice(0, 1, lock);
      if (loser !== undefined) loser.owner.later(0, loser.onLost);
    } else queue.push(lock);
    if (queue[0] === lock) this.#grant(lock);
    return () => this.release(name, lock);
  }

  release(name: string, lock: Lock): void {
    const queue = this.locks.get(name) ?? [];
    const index = queue.indexOf(lock);
    if (index < 0) return;
    queue.splice(index, 1);
    const [next] = queue;
    if (index === 0 && next !== undefined) this.#grant(next);
  }

  /** What the browser does when a tab is no more. */
  forget(owner: SimulatedTab): void {
    for (const members of this.channels.values()) {
      for (const member of members) if (member.owner === owner) members.delete(member);
    }
    for (const [name, queue] of this.locks) {
      for (const lock of [...queue].reverse()) if (lock.owner === owner) this.release(name, lock);
    }
  }

  #grant(lock: Lock): void {
    lock.owner.later(1, () => {
      for (const queue of this.locks.values()) if (queue[0] === lock) lock.onHeld();
    });
  }
}

/** One tab, as the code in it sees the world. */
export class SimulatedTab {
  isHidden = false;
  isGone = false;
  readonly #browser: SimulatedBrowser;
  readonly #listeners = new Set<(event: PageEvent) => void>();
  /** What fell due while the tab was frozen; undefined where it is awake. */
  #due: (() => void)[] | undefined;

  constructor(browser: SimulatedBrowser) {
    this.#browser = browser;
  }

  get world(): World {
    const { clock, random } = this.#browser;
    return {
      monotonicMs: () => clock.nowMs,
      epochMs: () => Date.UTC(2026, 0, 1) + clock.nowMs,
      random,
      uuid: () => this.#browser.uuid(),
      schedule: (delayMs, run) => this.later(delayMs, run),
      open: () => () => undefined,
      storage: this.storage,
      tabs: this.tabs,
      page: this.page,
    };
  }

  readonly storage: Storage = {
    read: (name) => this.#browser.stored.get(name),
    write: (name, text) => void this.#browser.stored.set(name, text),
  };

  readonly tabs: Tabs = {
    hold: (name, onHeld, onLost, how) => {
      let isOver = false;
      const unless = (run: () => void) => () => {
        if (!isOver) run();
      };
      const lock = { owner: this, onHeld: unless(onHeld), onLost: unless(onLost) };
      const release = this.#browser.request(name, lock, how);
      return () => {
        isOver = true;
        release();
      };
    },
    join: (name, hear) => {
      const members = this.#browser.channels.get(name) ?? new Set();
      this.#browser.channels.set(name, members);
      const self = { owner: this, hear };
      members.add(self);
      return {
        post: (message) => {
          if (!members.has(self)) return;
          for (const member of members) {
            if (member !== self)
              member.owner.later(1, () => members.has(member) && member.hear(structuredClone(message)));
          }
        },
        close: () => void members.delete(self),
      };
    },
  };

  readonly page: Page = {
    isHidden: () => this.isHidden,
    isOffline: () => this.#browser.isOffline,
    on: (listener) => {
      const own = (event: PageEvent): void => listener(event);
      this.#listeners.add(own);
      return () => void this.#listeners.delete(own);
    },
    afterPaint: (run) => this.later(16, run),
  };

  get listeners(): number {
    return this.#listeners.size;
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
    for (const listener of [...this.#listeners]) listener(event);
  }

  hide(): void {
    this.isHidden = true;
    this.tell('visibilitychange');
  }

  show(): void {
    this.isHidden = false;
    this.tell('visibilitychange');
  }

  get isFrozen(): boolean {
    return this.#due !== undefined;
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
}
