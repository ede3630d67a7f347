import type { Cancel, Time } from './time.js';

/** One process from its start to its end: what is due to it happens, waits until it wakes, or never happens. */
export class Life {
  isOver = false;
  /** Since when it has not stood still. */
  awakeSinceMs: number;
  readonly #time: Time;
  readonly #late: (() => void)[] = [];
  #frozenUntilMs = 0;

  /** Whether what it does may settle promises. */
  readonly #isAsync: boolean;

  constructor(time: Time, { isAsync }: { readonly isAsync: boolean }) {
    this.#time = time;
    this.#isAsync = isAsync;
    this.awakeSinceMs = time.nowMs;
  }

  get isFrozen(): boolean {
    return this.#time.nowMs < this.#frozenUntilMs;
  }

  run(task: () => void): void {
    if (this.isOver) return;
    if (this.isFrozen || this.#late.length > 0) {
      this.#late.push(task);
      return;
    }
    if (this.#isAsync) this.#time.stir();
    task();
  }

  after(delayMs: number, task: () => void): Cancel {
    let isCancelled = false;
    const cancel = this.#time.schedule(delayMs, () => this.run(() => isCancelled || task()));
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  every(periodMs: number, task: () => void): Cancel {
    let cancel = this.after(periodMs, again);
    function again(this: void): void {
      task();
      cancel = start();
    }
    const start = () => this.after(periodMs, again);
    return () => cancel();
  }

  /** As if it were stopped by a signal, or its machine by whoever owns it. */
  freeze(ms: number): void {
    this.#frozenUntilMs = Math.max(this.#frozenUntilMs, this.#time.nowMs + ms);
    this.#time.schedule(this.#frozenUntilMs - this.#time.nowMs, () => this.#wake());
  }

  wake(): void {
    this.#frozenUntilMs = 0;
    this.#wake();
  }

  end(): void {
    this.isOver = true;
  }

  #wake(): void {
    if (this.isOver || this.isFrozen) return;
    this.awakeSinceMs = this.#time.nowMs;
    const late = this.#late.splice(0);
    for (const task of late) this.run(task);
  }
}
