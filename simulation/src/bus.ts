import type { ChangeFeed } from '../../server/src/changes/change-feed.js';
import { redisChangeFeed } from '../../server/src/changes/redis-change-feed.js';
import type { Redis } from '../../server/src/redis/redis.js';
import type { RedisClient } from '../../server/src/redis/redis-client.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Time } from './time.js';

/** Redis, as far as it tells nodes to look: at most once, where it is there at all. */
export class Bus {
  downUntilMs = 0;
  /** Until then news is lost, late, doubled and out of order. */
  unreliableUntilMs = 0;
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #listeners = new Map<Life, (text: string) => void>();

  constructor(time: Time, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  get isDown(): boolean {
    return this.#time.nowMs < this.downUntilMs;
  }

  heal(): void {
    this.downUntilMs = this.unreliableUntilMs = 0;
  }

  feedOf(life: Life): ChangeFeed {
    const client = { publish: (_channel: string, text: string) => Promise.resolve(this.#publish(text)) };
    const redis: Pick<Redis, 'ask' | 'subscribe'> = {
      ask: (command) => command(client as unknown as RedisClient),
      subscribe: (_channel, listener) => {
        this.#listeners.set(life, listener);
        return () => this.#listeners.delete(life);
      },
    };
    return redisChangeFeed(redis);
  }

  forget(life: Life): void {
    this.#listeners.delete(life);
  }

  #publish(text: string): number {
    if (this.isDown) return 0;
    for (const [life, listener] of this.#listeners) this.#send(() => life.run(() => listener(text)));
    return this.#listeners.size;
  }

  #send(hear: () => void): void {
    if (this.#time.nowMs >= this.unreliableUntilMs) {
      this.#time.schedule(this.#chance.between(0.2, 3), hear);
      return;
    }
    for (let copy = this.#chance.pick([0, 0, 1, 2]) ?? 0; copy > 0; copy -= 1) {
      this.#time.schedule(this.#chance.between(0.2, 4_000), hear);
    }
  }
}
