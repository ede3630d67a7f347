/** Where a stream's bytes go: a socket, or what a test reads. */
export interface Sink {
  readonly writableLength: number;
  write(bytes: Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
}

/** Server keys; client keys that hold the projection; client keys that let the server decide. */
export type Audience = 'server' | 'local' | 'remote';

export interface Subscriber {
  readonly environmentId: number;
  readonly audience: Audience;
  readonly keyId: string;
  /** Of the page that listens, where a page does. */
  readonly origin?: string | undefined;
  /** Protocol and SDK, for the count of open streams. */
  readonly label: string;
  readonly sink: Sink;
  /** False while it is not known what it lacks: then only the heart beats. */
  isJoined: boolean;
  isEnding: boolean;
  beatsAt: number;
  /** Since when bytes have been waiting without a break; -1 where none are. */
  waitingSinceMs: number;
}

export type Newcomer = Pick<Subscriber, 'environmentId' | 'audience' | 'keyId' | 'origin' | 'label' | 'sink'>;

export interface HubLimits {
  readonly maxWaitingBytes: number;
  readonly maxWaitingMs: number;
  readonly heartbeatMs: number;
}

const defaultHubLimits: HubLimits = {
  maxWaitingBytes: 256 * 1024,
  maxWaitingMs: 30_000,
  heartbeatMs: 15_000,
};

export type CutReason = 'buffer' | 'stalled';

export interface HubDeps {
  readonly now: () => number;
  readonly heartbeat: Buffer;
  readonly limits?: HubLimits;
  readonly onWritten?: (frames: number, bytes: number) => void;
  readonly onCut?: (reason: CutReason) => void;
  /** Once for each, when it is no longer open. */
  readonly onGone?: (subscriber: Subscriber) => void;
}

/** To be called this often. */
export const tickMs = 1_000;

export class StreamHub {
  readonly #deps: HubDeps;
  readonly #limits: HubLimits;
  readonly #open = new Set<Subscriber>();
  readonly #joined = new Map<string, Set<Subscriber>>();
  readonly #beats: number;
  #tick = 0;
  #nextBeat = 0;

  constructor(deps: HubDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? defaultHubLimits;
    this.#beats = Math.max(1, Math.round(this.#limits.heartbeatMs / tickMs));
  }

  get size(): number {
    return this.#open.size;
  }

  joinedTo(environmentId: number, audience: Audience): ReadonlySet<Subscriber> {
    return this.#joined.get(roomOf({ environmentId, audience })) ?? nobody;
  }

  all(): Iterable<Subscriber> {
    return this.#open;
  }

  /** Hearts beat in turn, so that ten thousand of them are no burst. */
  open(newcomer: Newcomer): Subscriber {
    this.#nextBeat = (this.#nextBeat + 1) % this.#beats;
    const beatsAt = this.#nextBeat;
    const subscriber = { ...newcomer, isJoined: false, isEnding: false, beatsAt, waitingSinceMs: -1 };
    this.#open.add(subscriber);
    return subscriber;
  }

  /** From now on it gets what is broadcast. */
  join(subscriber: Subscriber): void {
    if (!this.#open.has(subscriber) || subscriber.isEnding) return;
    subscriber.isJoined = true;
    const room = roomOf(subscriber);
    const joined = this.#joined.get(room) ?? new Set();
    this.#joined.set(room, joined.add(subscriber));
  }

  /** The same bytes to all; what is counted is counted once, for each takes but a few microseconds. */
  broadcast(environmentId: number, audience: Audience, bytes: Buffer): void {
    let written = 0;
    for (const subscriber of this.joinedTo(environmentId, audience)) {
      this.#write(subscriber, bytes);
      written += 1;
    }
    this.#deps.onWritten?.(written, written * bytes.length);
  }

  send(subscriber: Subscriber, bytes: Buffer): void {
    if (subscriber.isEnding) return;
    this.#write(subscriber, bytes);
    this.#deps.onWritten?.(1, bytes.length);
  }

  #write(subscriber: Subscriber, bytes: Buffer): void {
    const { sink } = subscriber;
    sink.write(bytes);
    const waitingBytes = sink.writableLength;
    if (waitingBytes === 0) return;
    if (waitingBytes > this.#limits.maxWaitingBytes) this.#cut(subscriber, 'buffer');
    else if (subscriber.waitingSinceMs < 0) subscriber.waitingSinceMs = this.#deps.now();
  }

  /** Says the last word; who does not read even that is cut when its time is over. */
  end(subscriber: Subscriber, lastWord?: Buffer): void {
    if (subscriber.isEnding) return;
    this.#leave(subscriber);
    subscriber.isEnding = true;
    subscriber.waitingSinceMs = this.#deps.now();
    if (lastWord !== undefined) subscriber.sink.write(lastWord);
    subscriber.sink.end();
  }

  /** The other side is gone. */
  gone(subscriber: Subscriber): void {
    if (!this.#open.delete(subscriber)) return;
    this.#leave(subscriber);
    this.#deps.onGone?.(subscriber);
  }

  tick(): void {
    this.#tick = (this.#tick + 1) % this.#beats;
    for (const subscriber of this.#open) {
      if (this.#isStalled(subscriber)) this.#cut(subscriber, 'stalled');
      else if (subscriber.beatsAt === this.#tick) this.send(subscriber, this.#deps.heartbeat);
    }
  }

  #isStalled(subscriber: Subscriber): boolean {
    const now = this.#deps.now();
    if (subscriber.isEnding) return now - subscriber.waitingSinceMs > lastWordMs;
    if (subscriber.sink.writableLength === 0) subscriber.waitingSinceMs = -1;
    else if (subscriber.waitingSinceMs < 0) subscriber.waitingSinceMs = now;
    return subscriber.waitingSinceMs >= 0 && now - subscriber.waitingSinceMs > this.#limits.maxWaitingMs;
  }

  #cut(subscriber: Subscriber, reason: CutReason): void {
    if (!subscriber.isEnding) this.#deps.onCut?.(reason);
    subscriber.sink.destroy();
    this.gone(subscriber);
  }

  #leave(subscriber: Subscriber): void {
    subscriber.isJoined = false;
    const room = roomOf(subscriber);
    const joined = this.#joined.get(room);
    joined?.delete(subscriber);
    if (joined?.size === 0) this.#joined.delete(room);
  }
}

const lastWordMs = 5_000;

const nobody: ReadonlySet<Subscriber> = new Set();

function roomOf({ environmentId, audience }: Pick<Subscriber, 'environmentId' | 'audience'>): string {
  return `${environmentId} ${audience}`;
}
