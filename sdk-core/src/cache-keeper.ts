import { cacheDelayMs, cacheRetryMs } from './limits.js';
import type { Cache, Cancel, Platform } from './platform.js';

/** Keeps the last good copy at most a second behind: one write at a time, and of the newest state only. */
export class CacheKeeper {
  readonly #platform: Platform;
  readonly #cache: Cache;
  readonly #textOf: () => string;
  readonly #onProblem: (message: string) => void;
  #timer: Cancel | undefined;
  #isDirty = false;
  #isWriting = false;
  #onFlushed: (() => void) | undefined;

  constructor(platform: Platform, cache: Cache, textOf: () => string, onProblem: (message: string) => void) {
    this.#platform = platform;
    this.#cache = cache;
    this.#textOf = textOf;
    this.#onProblem = onProblem;
  }

  changed(): void {
    this.#isDirty = true;
    this.#writeAfter(cacheDelayMs);
  }

  /** Writes what is still to be written, then calls `done`; nothing is written after that. */
  flush(done: () => void): void {
    this.#onFlushed = done;
    this.#timer?.();
    if (this.#isWriting) return;
    if (this.#isDirty) this.#write();
    else done();
  }

  #writeAfter(delayMs: number): void {
    if (this.#timer !== undefined || this.#isWriting || this.#onFlushed !== undefined) return;
    this.#timer = this.#platform.schedule(delayMs, () => this.#write());
  }

  #write(): void {
    this.#timer = undefined;
    this.#isDirty = false;
    this.#isWriting = true;
    this.#cache.write(this.#textOf(), (problem) => this.#written(problem));
  }

  #written(problem: string | undefined): void {
    this.#isWriting = false;
    if (problem !== undefined) this.#onProblem(problem);
    if (this.#onFlushed !== undefined) this.#finish(problem);
    else if (problem !== undefined) this.#retry();
    else if (this.#isDirty) this.#writeAfter(cacheDelayMs);
  }

  #retry(): void {
    this.#isDirty = true;
    this.#writeAfter(cacheRetryMs);
  }

  #finish(problem: string | undefined): void {
    if (this.#isDirty && problem === undefined) this.#write();
    else this.#onFlushed?.();
  }
}
