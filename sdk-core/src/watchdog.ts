import type { Cancel, Platform } from './platform.js';

/** A timer that fires this late means that the process stood still, not the other side. */
const suspensionMs = 2_000;

/** Calls once when nothing was heard for the limit. One timer, however much is heard. */
export class Watchdog {
  readonly #platform: Platform;
  readonly #onSilence: () => void;
  #limitMs = 0;
  #heardAtMs = 0;
  #cancel: Cancel | undefined;

  constructor(platform: Platform, onSilence: () => void) {
    this.#platform = platform;
    this.#onSilence = onSilence;
  }

  start(limitMs: number): void {
    this.stop();
    this.#limitMs = limitMs;
    this.heard();
    this.#arm(limitMs);
  }

  heard(): void {
    this.#heardAtMs = this.#platform.monotonicMs();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #arm(delayMs: number): void {
    const dueAtMs = this.#platform.monotonicMs() + delayMs;
    this.#cancel = this.#platform.schedule(delayMs, () => this.#look(dueAtMs));
  }

  #look(dueAtMs: number): void {
    const nowMs = this.#platform.monotonicMs();
    const leftMs = this.#heardAtMs + this.#limitMs - nowMs;
    if (leftMs > 0) this.#arm(leftMs);
    // What arrived meanwhile is still to be read: look again once that has happened.
    else if (nowMs - dueAtMs > suspensionMs) this.#arm(suspensionMs);
    else this.#onSilence();
  }
}
