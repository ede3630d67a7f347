import { staleAfterMs } from './limits.js';
import type { Platform } from './platform.js';
import { Watchdog } from './watchdog.js';

/** Whether the values are kept current. They are not at first, whatever cache or bootstrap they come from. */
export class Freshness {
  isStale = true;
  readonly #watchdog: Watchdog;
  readonly #onLive: () => void;

  constructor(platform: Platform, onStale: () => void, onLive: () => void) {
    this.#onLive = onLive;
    this.#watchdog = new Watchdog(platform, () => {
      this.isStale = true;
      onStale();
    });
  }

  heard(): void {
    if (!this.isStale) {
      this.#watchdog.heard();
      return;
    }
    this.isStale = false;
    this.#watchdog.start(staleAfterMs);
    this.#onLive();
  }

  stop(): void {
    this.isStale = true;
    this.#watchdog.stop();
  }
}
