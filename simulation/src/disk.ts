import type { Cache, CacheRead } from '../../sdk-core/src/index.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Time } from './time.js';

export type Damage = 'none' | 'torn' | 'lost' | 'older';

/** What outlives an SDK's process: a file, or what a browser stores. A write replaces it in one step, or does not. */
export class Disk {
  text: string | undefined;
  /** Whether there was once no room on it. */
  wasFull = false;
  #older: string | undefined;
  #fullUntilMs = 0;
  #isTorn = false;
  readonly #time: Time;
  readonly #chance: Chance;

  constructor(time: Time, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  get isFull(): boolean {
    return this.#time.nowMs < this.#fullUntilMs;
  }

  /** Whatever is there, whole or not. */
  get raw(): string | undefined {
    return this.#isTorn ? this.text?.slice(0, this.text.length / 2) : this.text;
  }

  fill(untilMs: number): void {
    this.#fullUntilMs = untilMs;
    this.wasFull = true;
  }

  heal(): void {
    this.#fullUntilMs = 0;
  }

  damage(how: Damage): void {
    if (how === 'torn') this.#isTorn = true;
    if (how === 'lost') this.text = undefined;
    if (how === 'older') this.text = this.#older;
  }

  cacheOf(life: Life, onWrite: (text: string) => void): Cache {
    return {
      read: () => this.#read(),
      write: (text, done) => {
        onWrite(text);
        const { isFull } = this;
        life.after(this.#chance.between(1, 50), () => {
          if (!isFull) this.replace(text);
          done(isFull ? 'ENOSPC' : undefined);
        });
      },
    };
  }

  replace(text: string): void {
    this.#older = this.text;
    this.text = text;
    this.#isTorn = false;
  }

  /** Damage is found by the checksum, which stands in the SDK for Node. */
  #read(): CacheRead {
    if (this.#isTorn) return { kind: 'unusable', message: 'The cache file is damaged.' };
    return this.text === undefined ? { kind: 'none' } : { kind: 'found', text: this.text };
  }
}
