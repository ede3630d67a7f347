import type { State } from './events.js';
import type { Cancel, Platform } from './platform.js';

/** Opens once: by the first data, or when the time for it is over. */
export class ReadyGate {
  readonly #platform: Platform;
  readonly #stateOf: () => State;
  readonly #onReady: (state: State) => void;
  readonly #closesAtMs: number;
  readonly #cancelTimer: Cancel;
  readonly #waiting: ((state: State) => void)[] = [];
  #state: State | undefined;
  #cancelHold: Cancel | undefined;

  constructor(platform: Platform, timeoutMs: number, stateOf: () => State, onReady: (state: State) => void) {
    this.#platform = platform;
    this.#stateOf = stateOf;
    this.#onReady = onReady;
    this.#closesAtMs = platform.monotonicMs() + timeoutMs;
    this.#cancelTimer = platform.schedule(timeoutMs, () => this.open());
  }

  open(): void {
    if (this.#state !== undefined) return;
    this.#state = this.#stateOf();
    this.#cancelTimer();
    this.#cancelHold?.();
    for (const resolve of this.#waiting) resolve(this.#state);
    this.#onReady(this.#state);
  }

  wait(): Promise<State> {
    if (this.#state !== undefined) return Promise.resolve(this.#state);
    this.#hold();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** A process that does nothing else would end in the middle of `await flags.ready()`. */
  #hold(): void {
    const leftMs = Math.max(this.#closesAtMs - this.#platform.monotonicMs(), 0);
    this.#cancelHold ??= this.#platform.schedule(leftMs, () => this.open(), 'hold');
  }
}
