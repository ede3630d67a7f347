import type { Cache, CacheRead } from '../platform.js';

/** A cache that works, until `problem` is set. */
export class MemoryCache implements Cache {
  text: string | undefined;
  problem: string | undefined;
  writes = 0;
  /** Calls back when the test says so. */
  isSlow = false;
  finish: () => void = () => undefined;

  constructor(text?: string) {
    this.text = text;
  }

  read(): CacheRead {
    return this.text === undefined ? { kind: 'none' } : { kind: 'found', text: this.text };
  }

  write(text: string, done: (problem?: string) => void): void {
    this.writes += 1;
    this.finish = () => {
      if (this.problem === undefined) this.text = text;
      done(this.problem);
    };
    if (!this.isSlow) this.finish();
  }
}
