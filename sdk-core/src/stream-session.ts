import { type Backoff, createBackoff } from './backoff.js';
import { EventStream } from './event-stream.js';
import type { Failure } from './failure.js';
import type { Cancel, Platform } from './platform.js';
import { type Endpoint, streamRequest } from './requests.js';
import { fetchSnapshot } from './snapshot-fetch.js';
import { headOf, type Store } from './store.js';
import type { Refetch, StreamEvent } from './stream-event.js';

export interface SessionHandlers {
  readonly onHeard: () => void;
  /** A snapshot could not be had; it is asked for again while the stream stays open. */
  readonly onTrouble: (failure: Failure) => void;
  readonly onEnd: (end: SessionEnd) => void;
}

/** `livedMs` is how long it was heard: 0 where not one byte came. */
export type SessionEnd =
  | { readonly kind: 'bye'; readonly afterMs: number; readonly livedMs: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly livedMs: number };

const behind: Failure = { kind: 'refused', message: 'The server answers with an older state than it announced.' };

interface Told {
  readonly version: number;
  readonly id: string | undefined;
}

const nowhere: Told = { version: -1, id: undefined };

/** So long a snapshot may be ahead of the stream before the two are taken for different histories. */
const checkAfterMs = 5_000;

const maxWaitingPatches = 1_000;

/** What happens between a stream's opening and its end: patches to the store, a snapshot where they leave a gap. */
export class StreamSession {
  readonly #platform: Platform;
  readonly #endpoint: Endpoint;
  readonly #store: Store;
  readonly #handlers: SessionHandlers;
  readonly #stream: EventStream;
  readonly #backoff: Backoff;
  #heardAtMs: number | undefined;
  #refetch: Cancel | undefined;
  #waiting: unknown[] = [];
  #wantedVersion = 0;
  /** Where the stream says that the server is. */
  #told: Told = nowhere;
  #cancelCheck: Cancel | undefined;
  #isOver = false;

  constructor(platform: Platform, endpoint: Endpoint, store: Store, handlers: SessionHandlers) {
    this.#platform = platform;
    this.#endpoint = endpoint;
    this.#store = store;
    this.#handlers = handlers;
    this.#backoff = createBackoff(platform);
    this.#stream = new EventStream(platform, streamRequest(endpoint, store.heldId), {
      onHeard: () => this.#heard(),
      onEvent: (event) => this.#take(event),
      onFailure: (failure) => this.#fail(failure),
    });
  }

  close(): void {
    this.#isOver = true;
    this.#refetch?.();
    this.#cancelCheck?.();
    this.#stream.close();
  }

  #heard(): void {
    this.#heardAtMs ??= this.#platform.monotonicMs();
    this.#store.source = 'stream';
    this.#handlers.onHeard();
  }

  #take(event: StreamEvent): void {
    if (event.kind === 'patch') this.#takePatch(event.patch);
    else if (event.kind === 'snapshot') this.#takeSnapshot(event.document);
    else if (event.kind === 'refetch') this.#takeRefetch(event);
    else if (event.kind === 'bye') this.#end({ kind: 'bye', afterMs: event.afterMs, livedMs: this.#livedMs() });
    else if (event.kind === 'malformed') this.#failMalformed('The stream sent an event that cannot be read.');
  }

  #takePatch(patch: unknown): void {
    const head = headOf(patch);
    if (head !== undefined) this.#told = head;
    if (this.#refetch !== undefined) this.#keepForLater(patch);
    else if (!this.#offer(patch)) {
      this.#waiting.push(patch);
      this.#fetchAfter(0);
    }
  }

  /** False where it does not follow on the state held. */
  #offer(patch: unknown): boolean {
    const outcome = this.#store.offerPatch(patch);
    if (outcome === 'malformed') this.#failMalformed('The stream sent a patch that cannot be applied.');
    if (outcome === 'old') this.#checkLater();
    return outcome !== 'gap';
  }

  #takeSnapshot(document: unknown): void {
    const outcome = this.#store.offerSnapshot(document, 'stream');
    if (outcome === 'malformed') this.#failMalformed('The stream sent a snapshot that is none.');
    this.#told = outcome === 'adopted' ? this.#store.ruleset : nowhere;
    if (outcome === 'adopted') this.#forgetWanted();
    if (outcome === 'old') this.#checkLater();
  }

  /** What was wanted before may be lost by now, and what is asked for is here already: nothing is to wait for its answer. */
  #forgetWanted(): void {
    this.#wantedVersion = 0;
    this.#refetch?.();
    this.#refetch = undefined;
    this.#waiting = [];
  }

  #takeRefetch(event: Refetch): void {
    this.#told = event;
    if (event.version <= this.#store.ruleset.version && !event.isReset && !this.#isInAnotherHistory()) {
      this.#checkLater();
      return;
    }
    this.#wantedVersion = event.isReset ? 0 : Math.max(this.#wantedVersion, event.version);
    // The server has drawn each of us a moment of its own.
    if (this.#refetch === undefined) this.#fetchAfter(event.afterMs);
  }

  #keepForLater(patch: unknown): void {
    this.#waiting.push(patch);
    if (this.#waiting.length > maxWaitingPatches) this.#reconnect();
  }

  #fetchAfter(delayMs: number): void {
    this.#refetch = this.#platform.schedule(delayMs, () => {
      this.#refetch = fetchSnapshot(this.#platform, this.#endpoint, this.#store, 'stream', (result) => {
        if (result.kind === 'failed') this.#fetchAgain(result.failure);
        else if (this.#isBehind()) this.#fetchAgain(behind);
        else this.#resume();
      });
    });
  }

  /** Never where the stream says that the server is: versions that were wanted before may be lost by now. */
  #isBehind(): boolean {
    if (this.#isWhereTold()) return false;
    return this.#store.ruleset.version < this.#wantedVersion || this.#isInAnotherHistory();
  }

  /** After a failover that lost changes the same version may name two states, and a node that has not noticed yet serve the lost one. */
  #isInAnotherHistory(): boolean {
    return this.#told.version === this.#store.ruleset.version && !this.#isWhereTold();
  }

  #fetchAgain(failure: Failure): void {
    this.#handlers.onTrouble(failure);
    if (!this.#isOver) this.#fetchAfter(this.#backoff.afterFailure(failure, 0));
  }

  #resume(): void {
    this.#refetch = undefined;
    this.#wantedVersion = 0;
    this.#backoff.succeeded();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const patch of waiting) {
      if (this.#isOver) return;
      if (!this.#offer(patch)) this.#failMalformed('The stream sent a patch that follows on no state of the server.');
    }
    this.#checkLater();
  }

  /**
   * After a restore from backup, an answer from before it may cross with the stream from after it. Then the
   * versions of the stream look old, and only a new stream, told what is held, can say so.
   */
  #checkLater(): void {
    if (this.#isOver || this.#isWhereTold()) return;
    this.#cancelCheck ??= this.#platform.schedule(checkAfterMs, () => {
      this.#cancelCheck = undefined;
      if (this.#refetch === undefined && !this.#isWhereTold()) this.#reconnect();
    });
  }

  #isWhereTold(): boolean {
    const { version, id } = this.#store.ruleset;
    return this.#told.version === version && (this.#told.id ?? id) === id;
  }

  /** A new stream says the same again, from the state held. */
  #reconnect(): void {
    this.#end({ kind: 'bye', afterMs: 0, livedMs: this.#livedMs() });
  }

  #failMalformed(message: string): void {
    this.#fail({ kind: 'malformed', message });
  }

  #fail(failure: Failure): void {
    this.#end({ kind: 'failed', failure, livedMs: this.#livedMs() });
  }

  #livedMs(): number {
    return this.#heardAtMs === undefined ? 0 : Math.max(this.#platform.monotonicMs() - this.#heardAtMs, 1);
  }

  #end(end: SessionEnd): void {
    if (this.#isOver) return;
    this.close();
    this.#handlers.onEnd(end);
  }
}
