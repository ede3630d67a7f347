import { type Backoff, createBackoff } from './backoff.js';
import type { Failure } from './failure.js';
import { fullRetryMs, pollIntervalMs, refusalsBeforePolling, streamRetryMs, unheardBeforePollingMs } from './limits.js';
import type { Cancel, Platform } from './platform.js';
import type { Endpoint } from './requests.js';
import { fetchSnapshot } from './snapshot-fetch.js';
import type { Store } from './store.js';
import { type SessionEnd, StreamSession } from './stream-session.js';

export interface ConnectionHandlers {
  /** The values held are current at this moment. */
  readonly onHeard: () => void;
  readonly onFailure: (failure: Failure) => void;
}

/**
 * Keeps the store current for ever: by the stream, or by polling where streams do not pass.
 * At any moment it has one thing under way: a timer, a request or a stream.
 */
export class Connection {
  readonly #platform: Platform;
  readonly #endpoint: Endpoint;
  readonly #store: Store;
  readonly #handlers: ConnectionHandlers;
  readonly #backoff: Backoff;
  readonly #streaming: boolean;
  #underWay: Cancel = () => undefined;
  #isStopped = false;
  #needsSnapshot = true;
  #refusals = 0;
  #heardAtMs = Number.NEGATIVE_INFINITY;
  #next: 'stream' | 'poll-once' | 'poll';
  /** While polling: when the stream is tried again. */
  #streamRetryAtMs = Number.POSITIVE_INFINITY;
  /** The server answered a request after it refused streams, so it is the stream that does not pass. */
  #isAnswered = false;

  constructor(platform: Platform, endpoint: Endpoint, streaming: boolean, store: Store, handlers: ConnectionHandlers) {
    this.#platform = platform;
    this.#endpoint = endpoint;
    this.#store = store;
    this.#handlers = handlers;
    this.#streaming = streaming;
    this.#next = streaming ? 'stream' : 'poll';
    this.#backoff = createBackoff(platform);
  }

  start(): void {
    this.#attempt();
  }

  stop(): void {
    this.#isStopped = true;
    this.#underWay();
  }

  #attempt(): void {
    if (this.#next === 'poll' && this.#platform.monotonicMs() >= this.#streamRetryAtMs) this.#next = 'stream';
    if (this.#next !== 'stream') this.#fetch('poll', () => this.#polled());
    else if (this.#needsSnapshot) this.#fetch('stream', () => this.#stream());
    else this.#stream();
  }

  #fetch(source: 'stream' | 'poll', next: () => void): void {
    this.#underWay = fetchSnapshot(this.#platform, this.#endpoint, this.#store, source, (result) => {
      if (result.kind === 'failed') {
        this.#fetchFailed(result.failure);
        return;
      }
      this.#needsSnapshot = false;
      this.#isAnswered = this.#refusals > 0;
      this.#heard();
      if (!this.#isStopped) next();
    });
  }

  #fetchFailed(failure: Failure): void {
    this.#isAnswered = false;
    // A server that is away takes polls and streams alike, and when it is back the stream is the better of them.
    if (this.#streaming) this.#next = 'stream';
    this.#retry(failure, 0);
  }

  #polled(): void {
    this.#backoff.succeeded();
    if (this.#next === 'poll') this.#wait(this.#about(pollIntervalMs));
    else this.#stream();
  }

  #stream(): void {
    const session = new StreamSession(this.#platform, this.#endpoint, this.#store, {
      onHeard: () => this.#streamHeard(),
      onTrouble: this.#handlers.onFailure,
      onEnd: (end) => this.#streamEnded(end),
    });
    this.#underWay = () => session.close();
  }

  #streamHeard(): void {
    this.#refusals = 0;
    this.#isAnswered = false;
    this.#next = 'stream';
    this.#heard();
  }

  #heard(): void {
    this.#heardAtMs = this.#platform.monotonicMs();
    this.#handlers.onHeard();
  }

  #streamEnded(end: SessionEnd): void {
    if (end.kind === 'bye') {
      this.#wait(this.#backoff.afterFailure({ kind: 'refused', retryAfterMs: end.afterMs }, end.livedMs));
      return;
    }
    // A replay from the state held would bring the same again; and whether a key is good, the snapshot says.
    this.#needsSnapshot = end.failure.kind === 'malformed' || end.failure.kind === 'unauthorized';
    const failure = asOfStream(end.failure);
    if (end.livedMs === 0) this.#refused(failure);
    this.#retry(failure, end.livedMs);
  }

  /** Silence from a stream that opened says at once what a refusal says only when it is repeated. */
  #refused(failure: Failure): void {
    this.#refusals += failure.kind === 'silent' ? refusalsBeforePolling : 1;
    this.#next = 'stream';
    if (this.#refusals < refusalsBeforePolling) return;
    if (this.#isAnswered) this.#pollFor(failure.retryAfterMs === undefined ? streamRetryMs : fullRetryMs);
    else if (this.#platform.monotonicMs() - this.#heardAtMs >= unheardBeforePollingMs) this.#next = 'poll-once';
  }

  #pollFor(ms: number): void {
    this.#next = 'poll';
    this.#streamRetryAtMs = this.#platform.monotonicMs() + this.#about(ms);
  }

  #retry(failure: Failure, livedMs: number): void {
    const delayMs = this.#backoff.afterFailure(failure, livedMs);
    this.#handlers.onFailure(failure);
    if (!this.#isStopped) this.#wait(delayMs);
  }

  #wait(delayMs: number): void {
    this.#underWay = this.#platform.schedule(delayMs, () => this.#attempt());
  }

  #about(ms: number): number {
    return ms * (0.9 + 0.2 * this.#platform.random());
  }
}

/** Where something between refuses streams alone, the key is good, and polling is the way. */
function asOfStream(failure: Failure): Failure {
  return failure.kind === 'unauthorized' ? { ...failure, kind: 'refused' } : failure;
}
