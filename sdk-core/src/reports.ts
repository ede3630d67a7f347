import type { Count } from './counts.js';
import { longestReportMs, maxReportChars, maxWaitingReports } from './limits.js';

export interface Reporter {
  readonly instance: string;
  readonly sdk: string;
  readonly sdkVersion: string;
}

/** What a report may say beside its counts. */
export interface Said {
  readonly contexts?: readonly unknown[];
  /** That the client is there, and what it holds. */
  readonly isSign?: boolean;
}

/**
 * Reports that wait for the server's word, in the order of their sequence numbers. A report is sent
 * unchanged until it is acknowledged: the server counts each number once.
 */
export class Reports {
  readonly #reporter: Reporter;
  readonly #waiting: string[] = [];
  #sequence = 0;
  #openedAtMs: number;

  constructor(reporter: Reporter, nowEpochMs: number) {
    this.#reporter = reporter;
    this.#openedAtMs = nowEpochMs;
  }

  get next(): string | undefined {
    return this.#waiting[0];
  }

  /** While earlier ones wait, counting goes on in one report for up to an hour. */
  isDue(nowEpochMs: number): boolean {
    if (this.#waiting.length === 0) return true;
    return this.#waiting.length < maxWaitingReports && Math.abs(nowEpochMs - this.#openedAtMs) >= longestReportMs;
  }

  /** Without a count there is a report only where something else is to be said. */
  close(counts: readonly Count[], version: number, nowEpochMs: number, said: Said = {}): boolean {
    const { contexts = [], isSign = false } = said;
    const from = new Date(Math.min(this.#openedAtMs, nowEpochMs)).toISOString();
    const to = new Date(nowEpochMs).toISOString();
    const all = parts(counts);
    const sent = all.length === 0 && (isSign || contexts.length > 0) ? [[]] : all;
    for (const [index, part] of sent.entries()) {
      this.#sequence += 1;
      const body = { format: 1, ...this.#reporter, sequence: this.#sequence, version, from, to, counts: part };
      const sample = index === 0 && contexts.length > 0 ? { contexts } : {};
      this.#waiting.push(JSON.stringify({ ...body, ...sample }));
    }
    this.#openedAtMs = nowEpochMs;
    return sent.length > 0;
  }

  acknowledged(): void {
    this.#waiting.shift();
  }
}

/** The server takes 256 kB at once; a character is at most three bytes. */
function parts(counts: readonly Count[]): readonly (readonly Count[])[] {
  const all: Count[][] = [];
  let room = 0;
  for (const count of counts) {
    const length = JSON.stringify(count).length + 1;
    if (length > room) {
      all.push([]);
      room = maxReportChars;
    }
    room -= length;
    all.at(-1)?.push(count);
  }
  return all;
}
