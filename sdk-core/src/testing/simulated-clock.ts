import type { Cancel } from '../platform.js';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so. What is due at one moment runs in the order of its making. */
export class SimulatedClock {
  nowMs = 0;
  readonly #timers = new Set<Timer>();
  #made = 0;

  get pending(): number {
    return this.#timers.size;
  }

  schedule(delayMs: number, run: () => void): Cancel {
    this.#made += 1;
    const timer: Timer = { atMs: this.nowMs + Math.max(delayMs, 0), order: this.#made, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  advance(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (let timer = this.#first(untilMs); timer !== undefined; timer = this.#first(untilMs)) this.#run(timer);
    this.nowMs = untilMs;
  }

  /** Runs what is due next; false where nothing is, until then. */
  step(untilMs: number): boolean {
    const timer = this.#first(untilMs);
    if (timer !== undefined) this.#run(timer);
    return timer !== undefined;
  }

  /** The process stands still while time goes on: what fell due runs late, all at one moment. */
  suspend(ms: number): void {
    this.nowMs += ms;
    this.advance(0);
  }

  /** Until the claim holds; false if it does not within the limit. */
  advanceUntil(holds: () => boolean, limitMs: number): boolean {
    const untilMs = this.nowMs + limitMs;
    while (!holds()) {
      const timer = this.#first(untilMs);
      if (timer === undefined) return false;
      this.#run(timer);
    }
    return true;
  }

  #run(timer: Timer): void {
    this.#timers.delete(timer);
    this.nowMs = Math.max(this.nowMs, timer.atMs);
    timer.run();
  }

  #first(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMs > untilMs) continue;
      if (first === undefined || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }
}
