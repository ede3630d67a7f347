import { connect, type Socket } from 'node:net';
import { type Backoff, createBackoff } from '@guidon/sdk-core';
import { sourceAddress } from '../source-address.js';
import type { CrowdEvent, Frames } from './frame-reader.js';
import { advance, type Faults } from './held-state.js';
import { type StreamHead, streamRequest } from './stream-head.js';
import { StreamReader } from './stream-reader.js';

export interface MemberDeps {
  /** One for all of them: what is read is used up at once. */
  readonly buffer: Buffer;
  readonly framesOf: (bytes: Buffer, length: number) => Frames;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly faults: Faults;
  /** Each attempt may lead to another node, as a balancer does it. */
  readonly portOf: (index: number, attempt: number) => number;
  readonly sdkKey: string;
  /** The state that the environment has now, for who must fetch it. */
  readonly fetchHeld: (port: number) => Promise<string>;
  /** Told before it connects. */
  readonly onAttempt: () => void;
  readonly onLive: (member: Member) => void;
  /** An attempt, too, where it was in vain. */
  readonly onLost: (member: Member, why: 'refused' | 'failed' | 'bye') => void;
  readonly onPatch: (member: Member) => void;
}

type Stage = 'away' | 'opening' | 'admitted' | 'live';

const attemptLimitMs = 15_000;
const silenceLimitMs = 45_000;

/** One stream as an SDK keeps it, on a raw socket: what it holds, and when it comes again. */
export class Member {
  readonly #deps: MemberDeps;
  readonly #index: number;
  readonly #backoff: Backoff;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stage: Stage = 'away';
  #attempts = 0;
  #openedAtMs = 0;
  #heardAtMs = 0;
  /** Stops reading for good, and is then of no account. */
  isPaused = false;
  /** Has the change that is being waited for, or is not waited for. */
  isDone = true;
  heldId: string | undefined;

  constructor(index: number, heldId: string | undefined, deps: MemberDeps) {
    this.#deps = deps;
    this.#index = index;
    this.heldId = heldId;
    this.#backoff = createBackoff({ random: deps.random, monotonicMs: deps.nowMs });
  }

  get isLive(): boolean {
    return this.#stage === 'live';
  }

  get isOpening(): boolean {
    return this.#stage === 'opening' || this.#stage === 'admitted';
  }

  get attempts(): number {
    return this.#attempts;
  }

  open(): void {
    const { buffer, framesOf, portOf, nowMs, sdkKey, onAttempt } = this.#deps;
    const reader = new StreamReader(framesOf);
    onAttempt();
    const socket: Socket = connect({
      port: portOf(this.#index, this.#attempts),
      host: '127.0.0.1',
      localAddress: sourceAddress(this.#index),
      onread: { buffer, callback: (length) => this.#read(socket, reader, length) },
    });
    this.#socket = socket;
    this.#stage = 'opening';
    this.#attempts += 1;
    this.#openedAtMs = this.#heardAtMs = nowMs();
    socket.on('error', () => undefined);
    socket.on('close', () => this.#lost(socket, 'failed'));
    socket.write(streamRequest(sdkKey, this.heldId));
  }

  /** Goes, by a good-bye or without one, and is back at once in the state that it held. */
  replace(isRude: boolean): void {
    this.leave(isRude);
    this.open();
  }

  leave(isRude = true): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#stage = 'away';
    clearTimeout(this.#timer);
    if (isRude) socket?.resetAndDestroy();
    else socket?.destroy();
  }

  /** From now on the kernel's buffers fill, and then the server's. */
  pause(): void {
    this.isPaused = true;
    this.#socket?.pause();
  }

  /** Ends what has been silent for too long; called now and then. */
  look(): void {
    const socket = this.#socket;
    if (socket === undefined || this.isPaused) return;
    const limitMs = this.isLive ? silenceLimitMs : attemptLimitMs;
    if (this.#deps.nowMs() - this.#heardAtMs > limitMs) this.#lost(socket, 'failed');
  }

  #read(socket: Socket, reader: StreamReader, length: number): boolean {
    if (socket !== this.#socket) return false;
    this.#heardAtMs = this.#deps.nowMs();
    const events = reader.read(this.#deps.buffer, length);
    if (this.#stage === 'opening' && reader.head !== undefined) this.#takeHead(socket, reader.head);
    if (this.#stage === 'admitted' && events.length > 0) {
      this.#stage = 'live';
      this.#openedAtMs = this.#heardAtMs;
      this.#deps.onLive(this);
    }
    for (const event of events) this.#takeEvent(socket, event);
    if (reader.isOver) this.#lost(socket, 'failed');
    return !this.isPaused;
  }

  #takeHead(socket: Socket, { status, retryAfterMs }: StreamHead): void {
    if (status === 200) this.#stage = 'admitted';
    else this.#lost(socket, 'refused', retryAfterMs);
  }

  #takeEvent(socket: Socket, event: CrowdEvent): void {
    this.heldId = advance(this.heldId, event, this.#deps.faults);
    if (event.kind === 'patch') this.#deps.onPatch(this);
    else if (event.kind === 'bye') this.#lost(socket, 'bye', event.afterMs);
    else if (event.kind === 'refetch') this.#fetchAfter(event.afterMs);
  }

  #fetchAfter(afterMs: number): void {
    const { fetchHeld, portOf } = this.#deps;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const port = portOf(this.#index, Math.max(0, this.#attempts - 1));
      this.heldId = await fetchHeld(port).catch(() => this.heldId);
    }, afterMs);
  }

  #lost(socket: Socket, why: 'refused' | 'failed' | 'bye', retryAfterMs = 0): void {
    if (socket !== this.#socket) return;
    const livedMs = this.isLive ? Math.max(1, this.#deps.nowMs() - this.#openedAtMs) : 0;
    this.leave();
    this.#deps.onLost(this, why);
    if (this.isPaused) return;
    const delayMs = this.#backoff.afterFailure({ kind: 'refused', retryAfterMs }, livedMs);
    this.#timer = setTimeout(() => this.open(), delayMs);
  }
}
