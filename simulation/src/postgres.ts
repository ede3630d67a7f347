import type { SnapshotReads } from '../../server/src/features/snapshots/snapshot.reads.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import { Table } from './table.js';
import type { Time } from './time.js';

/** As the server has set it: no question is open for longer. */
const statementTimeoutMs = 10_000;

/** Who asks, and what becomes of them when an answer is there. */
export interface Asker {
  readonly life: Life;
  /** Called with each answer before it is taken; false where the asker has just died of it. */
  readonly outlives: () => boolean;
}

/** The one primary. Questions take time, overtake each other, and may have no answer. */
export class Postgres {
  readonly tables: ReadonlyMap<number, Table>;
  downUntilMs = 0;
  slowUntilMs = 0;
  readonly #time: Time;
  readonly #chance: Chance;
  #hungUntilMs = 0;
  /** What was asked while it stood still. */
  readonly #waiting: (() => void)[] = [];
  /** Grows when its connections are lost. */
  #epoch = 0;

  constructor(time: Time, chance: Chance, environments: number) {
    this.#time = time;
    this.#chance = chance;
    this.tables = new Map(Array.from({ length: environments }, (_, index) => [index + 1, new Table(index + 1)]));
  }

  /** All connections are lost, and answers that are on their way with them, or not. */
  disconnect(): void {
    this.#epoch += 1;
  }

  heal(): void {
    this.downUntilMs = this.#hungUntilMs = this.slowUntilMs = 0;
    this.#goOn();
  }

  /** As if it were stopped by a signal: afterwards it answers what it was asked meanwhile, where somebody still waits. */
  hang(ms: number): void {
    this.#hungUntilMs = Math.max(this.#hungUntilMs, this.#time.nowMs + ms);
    this.#time.schedule(ms, () => this.#goOn());
  }

  #goOn(): void {
    if (this.#time.nowMs < this.#hungUntilMs) return;
    for (const answer of this.#waiting.splice(0)) answer();
  }

  readsOf(asker: Asker): SnapshotReads {
    const table = (id: number) => this.tables.get(id);
    return {
      readHeads: (ids) => this.ask(asker, () => ids.flatMap((id) => table(id)?.head ?? [])),
      readSnapshot: (id) => this.ask(asker, () => table(id)?.document()),
      readChangesAfter: (id, version) => this.ask(asker, () => table(id)?.after(version) ?? []),
      isKnownState: (id, kind, state) => this.ask(asker, () => table(id)?.isKnown(kind, state) === true),
      readReplay: (id, kind, { version, maxBytes }) =>
        this.ask(asker, () => table(id)?.replay(kind, version, maxBytes) ?? []),
      readEnvironmentsInUse: () => this.ask(asker, () => [...this.tables.keys()]),
    };
  }

  /** What is asked is done at one moment, some time after it was asked and some time before the answer is there. */
  ask<T>({ life, outlives }: Asker, question: () => T): Promise<T> {
    const epoch = this.#epoch;
    return new Promise((resolve, reject) => {
      const settle = (settled: () => void) => life.run(() => outlives() && settled());
      const fail = (inMs: number) =>
        this.#time.schedule(inMs, () => settle(() => reject(new Error('The database does not answer.'))));
      const answer = () => {
        if (life.isOver || this.#time.nowMs < this.downUntilMs) return fail(this.#latencyMs());
        const answered = question();
        return this.#time.schedule(this.#latencyMs(), () => {
          if (epoch !== this.#epoch && this.#chance.isLikely(0.7)) fail(0);
          else settle(() => resolve(answered));
        });
      };
      this.#time.schedule(this.#latencyMs(), () => {
        if (this.#time.nowMs >= this.#hungUntilMs) answer();
        else this.#wait(answer, fail);
      });
    });
  }

  #wait(answer: () => void, fail: (inMs: number) => void): void {
    this.#waiting.push(answer);
    this.#time.schedule(statementTimeoutMs, () => {
      const index = this.#waiting.indexOf(answer);
      if (index < 0) return;
      this.#waiting.splice(index, 1);
      fail(0);
    });
  }

  #latencyMs(): number {
    return this.#time.nowMs < this.slowUntilMs ? this.#chance.between(100, 3_000) : this.#chance.between(0.2, 5);
  }
}
