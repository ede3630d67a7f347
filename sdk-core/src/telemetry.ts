import type { Counts } from './counts.js';
import { type Failure, failureOfStatus } from './failure.js';
import { fetchText } from './http-fetch.js';
import { maxAnswerChars, reportIntervalMs } from './limits.js';
import type { Cancel, Platform } from './platform.js';
import type { Reports } from './reports.js';
import { type Endpoint, telemetryRequest } from './requests.js';

/** Statuses by which a server says that it will never take this report. */
const refusedForGood = new Set([400, 409, 413, 415, 422]);

/** Sends what was counted, about once a minute; what is not acknowledged goes again. */
export class Telemetry {
  readonly #platform: Platform;
  readonly #endpoint: Endpoint;
  readonly #counts: Counts;
  readonly #reports: Reports;
  readonly #version: () => number;
  readonly #onRefused: (message: string) => void;
  #underWay: Cancel = () => undefined;
  #isSending = false;
  #onFlushed: (() => void) | undefined;

  constructor(
    platform: Platform,
    endpoint: Endpoint,
    counts: Counts,
    reports: Reports,
    version: () => number,
    onRefused: (message: string) => void,
  ) {
    this.#platform = platform;
    this.#endpoint = endpoint;
    this.#counts = counts;
    this.#reports = reports;
    this.#version = version;
    this.#onRefused = onRefused;
  }

  start(): void {
    this.#wait(0);
  }

  stop(): void {
    this.#underWay();
    this.#onFlushed = undefined;
  }

  /** One last try for everything; then calls `done`, whether it arrived or not. */
  flush(done: () => void): void {
    this.#onFlushed = done;
    if (this.#isSending) return;
    this.#underWay();
    this.#closeReport();
    this.#send();
  }

  #wait(atLeastMs: number): void {
    const delayMs = reportIntervalMs * (0.5 + this.#platform.random());
    this.#underWay = this.#platform.schedule(Math.max(delayMs, atLeastMs), () => {
      if (this.#reports.isDue(this.#platform.epochMs())) this.#closeReport();
      this.#send();
    });
  }

  #closeReport(): void {
    this.#reports.close(this.#counts.take(), this.#version(), this.#platform.epochMs());
  }

  #send(): void {
    const body = this.#reports.next;
    if (body === undefined) {
      this.#rest(0);
      return;
    }
    this.#isSending = true;
    const request = telemetryRequest(this.#endpoint, body);
    this.#underWay = fetchText(this.#platform, request, maxAnswerChars, (outcome) => {
      this.#isSending = false;
      if (outcome.kind === 'failed') this.#rest(0);
      else this.#answered(failureOfStatus(outcome.answer.status, outcome.answer.header, this.#platform.epochMs()));
    });
  }

  #answered({ status = 0, retryAfterMs = 0 }: Failure): void {
    const isTaken = status >= 200 && status < 300;
    if (refusedForGood.has(status)) this.#onRefused(`The server refused a report of evaluation counts (${status}).`);
    else if (!isTaken) {
      this.#rest(retryAfterMs);
      return;
    }
    this.#reports.acknowledged();
    this.#send();
  }

  #rest(atLeastMs: number): void {
    if (this.#onFlushed === undefined) this.#wait(atLeastMs);
    else this.#onFlushed();
  }
}
