import { SimulatedClock } from '../../sdk-core/src/testing/simulated-clock.js';

export type Cancel = () => void;

/** Passes from event to event; between two of them every promise that can go on has gone on. */
export class Time {
  readonly #clock = new SimulatedClock();
  #isStirred = false;

  get nowMs(): number {
    return this.#clock.nowMs;
  }

  schedule(delayMs: number, run: () => void): Cancel {
    return this.#clock.schedule(delayMs, run);
  }

  /** Something may have settled a promise: those who wait for it go on before the next event. */
  stir(): void {
    this.#isStirred = true;
  }

  /** True as soon as the claim holds, false where it does not within the limit. */
  async pass(limitMs: number, holds: () => boolean = () => false): Promise<boolean> {
    const untilMs = this.#clock.nowMs + limitMs;
    await this.#settle();
    while (!holds()) {
      if (!this.#clock.step(untilMs)) {
        this.#clock.nowMs = untilMs;
        return false;
      }
      await this.#settle();
    }
    return true;
  }

  async #settle(): Promise<void> {
    if (!this.#isStirred) return;
    this.#isStirred = false;
    // A turn of the event loop comes after all microtasks, however long their chain.
    await new Promise(setImmediate);
  }
}
