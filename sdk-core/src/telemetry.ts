import type { Counts } from './counts.js';
import { failureOfStatus } from './failure.js';
import { type Answer, fetchText } from './http-fetch.js';
import { helloMs, maxAnswerChars, reportIntervalMs, signOfLifeMs } from './limits.js';
import type { Cancel, Platform } from './platform.js';
import type { Reports } from './reports.js';
import { type Endpoint, telemetryRequest } from './requests.js';
import type { Samples } from './samples.js';

/** Statuses by which a server says that it will never take this report. */
const refusedForGood = new Set([400, 409, 413, 415, 422]);

/** Sends what was counted, about once a minute; what is not acknowledged goes again. */
export class Telemetry {
  readonly #platform: Platform;
  readonly #endpoint: Endpoint;
  readonly #counts: Counts;
  readonly #samples: Samples;
  readonly #reports: Reports;
  readonly #version: () => number;
  readonly #onRefused: (message: string) => void;
  #underWay: Cancel = () => undefined;
  #isSending = false;
  /** Since the last report: who does not hear the server says nothing of itself. */
  #isHeard = false;
  /** Undefined before the server was heard at all: then there is nobody to tell. */
  #reportedAtMs: number | undefined;
  #onFlushed: (() => void) | undefined;

  constructor(
    platform: Platform,
    endpoint: Endpoint,
    counts: Counts,
    samples: Samples,
    reports: Reports,
    version: () => number,
    onRefused: (message: string) => void,
  ) {
    this.#platform = platform;
    this.#endpoint = endpoint;
    this.#counts = counts;
    this.#samples = samples;
    this.#reports = reports;
    this.#version = version;
    this.#onRefused = onRefused;
  }

  start(): void {
    this.#wait(0);
  }

  /** The server was heard: it is told who is there at the first time, and from then on now and then. */
  heard(): void {
    this.#isHeard = true;
    if (this.#reportedAtMs !== undefined) return;
    this.#reportedAtMs = Number.NEGATIVE_INFINITY;
    if (this.#isSending || this.#onFlushed !== undefined) return;
    this.#underWay();
    this.#report(helloMs * (0.25 + this.#platform.random()));
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
    this.#report(Math.max(reportIntervalMs * (0.5 + this.#platform.random()), atLeastMs));
  }

  #report(delayMs: number): void {
    this.#underWay = this.#platform.schedule(delayMs, () => {
      if (this.#reports.isDue(this.#platform.epochMs())) this.#closeReport();
      this.#send();
    });
  }

  #closeReport(): void {
    const nowMs = this.#platform.monotonicMs();
    const isSign = this.#isHeard && nowMs - (this.#reportedAtMs ?? nowMs) >= signOfLifeMs;
    this.#isHeard = false;
    const said = { contexts: this.#samples.take(), isSign };
    const isMade = this.#reports.close(this.#counts.take(), this.#version(), this.#platform.epochMs(), said);
    if (isMade && this.#reportedAtMs !== undefined) this.#reportedAtMs = nowMs;
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
      else this.#answered(outcome.answer);
    });
  }

  #answered({ status, header, text }: Answer): void {
    const { retryAfterMs = 0 } = failureOfStatus(status, header, this.#platform.epochMs());
    const isTaken = status >= 200 && status < 300;
    if (refusedForGood.has(status)) this.#onRefused(`The server refused a report of evaluation counts (${status}).`);
    else if (!isTaken) {
      this.#rest(retryAfterMs);
      return;
    }
    if (isTaken) this.#samples.answered(text);
    this.#reports.acknowledged();
    this.#send();
  }

  #rest(atLeastMs: number): void {
    if (this.#onFlushed === undefined) this.#wait(atLeastMs);
    else this.#onFlushed();
  }
}
