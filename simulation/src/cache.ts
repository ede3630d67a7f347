import type { EnvironmentDocument } from '../../server/src/features/snapshots/held-ruleset.js';
import type { Lease, SnapshotCache } from '../../server/src/features/snapshots/snapshot.cache.js';
import type { Bus } from './bus.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Time } from './time.js';

const keepMs = 600_000;
const leaseMs = 3_000;

interface Entry {
  readonly text: string;
  readonly recomputeMs: number;
  readonly untilMs: number;
}

/** Redis, as far as it keeps whole environments: of some earlier moment, also of one that a failover has lost. */
export class Cache {
  readonly #time: Time;
  readonly #chance: Chance;
  readonly #bus: Bus;
  readonly #entries = new Map<number, Entry>();
  readonly #leases = new Map<number, { readonly untilMs: number; readonly holder: object }>();

  constructor(time: Time, chance: Chance, bus: Bus) {
    this.#time = time;
    this.#chance = chance;
    this.#bus = bus;
  }

  empty(): void {
    this.#entries.clear();
    this.#leases.clear();
  }

  of(life: Life): SnapshotCache {
    const ask = <T>(command: () => T) => this.#ask(life, command);
    return {
      find: (id) => ask(() => this.#find(id)),
      keep: async (id, document: EnvironmentDocument, recomputeMs) => {
        const text = JSON.stringify(document);
        await ask(() => this.#entries.set(id, { text, recomputeMs, untilMs: this.#time.nowMs + keepMs }));
      },
      lease: (id) => ask(() => this.#lease(id, ask)),
    };
  }

  #find(id: number) {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.untilMs <= this.#time.nowMs) return 'none';
    const { text, recomputeMs, untilMs } = entry;
    return { document: JSON.parse(text), recomputeMs, remainingMs: untilMs - this.#time.nowMs };
  }

  #lease(id: number, ask: (command: () => unknown) => Promise<unknown>): Lease | 'taken' {
    if ((this.#leases.get(id)?.untilMs ?? 0) > this.#time.nowMs) return 'taken';
    const holder = {};
    const hold = () => this.#leases.set(id, { holder, untilMs: this.#time.nowMs + leaseMs });
    const ifMine = (command: () => unknown) => ask(() => this.#leases.get(id)?.holder === holder && command());
    hold();
    return { lastsMs: leaseMs, renew: () => ifMine(hold), release: () => ifMine(() => this.#leases.delete(id)) };
  }

  #ask<T>(life: Life, command: () => T): Promise<T | 'away'> {
    return new Promise((resolve) => {
      this.#time.schedule(this.#chance.between(0.2, 2), () => {
        const answer = this.#bus.isDown ? 'away' : command();
        this.#time.schedule(this.#chance.between(0.2, 2), () => life.run(() => resolve(answer)));
      });
    });
  }
}
