import type { Locks } from '../scope.js';
import type { SimulatedTab } from './simulated-tab.js';

interface Lock {
  readonly owner: SimulatedTab;
  readonly held: () => unknown;
  readonly settle: (how: 'over' | 'lost') => void;
}

/** The locks of one origin. */
export class SimulatedLocks {
  /** The first holds it, the others wait. */
  readonly queues = new Map<string, Lock[]>();

  of(owner: SimulatedTab): Locks {
    return {
      request: (name, options, held) =>
        new Promise((resolve, reject) => {
          const lost = new DOMException('lost', 'AbortError');
          const settle = (how: 'over' | 'lost'): void => {
            owner.later(0, () => (how === 'over' ? resolve(undefined) : reject(lost)));
          };
          const lock = { owner, held, settle };
          options.signal.addEventListener('abort', () => this.#giveUp(name, lock));
          this.#request(name, lock);
        }),
    };
  }

  forget(owner: SimulatedTab): void {
    for (const [name, queue] of this.queues) {
      for (const lock of [...queue].reverse()) if (lock.owner === owner) this.#release(name, lock);
    }
  }

  #request(name: string, lock: Lock): void {
    const queue = this.queues.get(name) ?? [];
    this.queues.set(name, queue);
    queue.push(lock);
    if (queue[0] === lock) this.#grant(name, lock);
  }

  /** Only who still waits. */
  #giveUp(name: string, lock: Lock): void {
    if ((this.queues.get(name) ?? []).indexOf(lock) < 1) return;
    this.#release(name, lock);
    lock.settle('lost');
  }

  #grant(name: string, lock: Lock): void {
    lock.owner.later(1, () => {
      if (this.queues.get(name)?.[0] !== lock) return;
      const over = (): void => {
        this.#release(name, lock);
        lock.settle('over');
      };
      Promise.resolve(lock.held()).then(over, over);
    });
  }

  #release(name: string, lock: Lock): void {
    const queue = this.queues.get(name) ?? [];
    const index = queue.indexOf(lock);
    if (index < 0) return;
    queue.splice(index, 1);
    const [next] = queue;
    if (index === 0 && next !== undefined) this.#grant(name, next);
  }
}
