import { connect, type Socket } from 'node:net';
import { ChunkedBody } from './chunked-body.js';
import type { Place } from './keep-alive-connection.js';
import { eventOf, type StreamEvent } from './stream-events.js';

export interface StreamDeps {
  readonly place: Place;
  /** The whole request, for one who holds this state. */
  readonly request: (id: string) => string;
  /** Told before it connects, at each attempt. */
  readonly onAttempt: () => void;
  readonly onLive: (isLive: boolean) => void;
  readonly onEvent: (event: StreamEvent) => void;
  readonly stateId: () => string;
}

const backoffMs = { base: 1_000, cap: 30_000 };

/** An SDK's stream without the SDK: it comes back whenever it is told to, or was cut. */
export class LoadStream {
  readonly #deps: StreamDeps;
  #socket: Socket | undefined;
  #timer: NodeJS.Timeout | undefined;
  #returnInMs: number | undefined;
  #isLive = false;
  /** In vain, one after the other. */
  #failures = 0;

  constructor(deps: StreamDeps) {
    this.#deps = deps;
  }

  connect(): void {
    const { place, request, stateId, onAttempt } = this.#deps;
    onAttempt();
    this.#returnInMs = undefined;
    const socket = connect({ port: place.port, host: '127.0.0.1', localAddress: place.from });
    this.#socket = socket;
    socket.write(request(stateId()), 'latin1');
    socket.on('data', this.#reader(socket));
    socket.on('error', () => {});
    socket.on('end', () => socket.destroy());
    socket.on('close', () => this.#closed(socket));
  }

  close(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.destroy();
  }

  #closed(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#setLive(false);
    this.#timer = setTimeout(() => this.connect(), this.#returnInMs ?? this.#backoff());
  }

  /** As SDKs do it: full jitter, twice as long after each failure. */
  #backoff(): number {
    const longest = Math.min(backoffMs.cap, backoffMs.base * 2 ** this.#failures);
    this.#failures += 1;
    return Math.random() * longest;
  }

  #setLive(isLive: boolean): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    if (isLive) this.#failures = 0;
    this.#deps.onLive(isLive);
  }

  #reader(socket: Socket): (bytes: Buffer) => void {
    let head: string | undefined = '';
    let chunks: ChunkedBody | undefined;
    let text = '';
    return (bytes) => {
      let body = bytes;
      if (head !== undefined) {
        head += bytes.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        body = Buffer.from(head.slice(end + 4), 'latin1');
        chunks = /^transfer-encoding: chunked/im.test(head.slice(0, end + 2)) ? new ChunkedBody() : undefined;
        if (!head.startsWith('HTTP/1.1 200')) return this.#refused(socket, head);
        head = undefined;
      }
      text = this.#take(text + (chunks?.read(body) ?? body.toString('latin1')));
      if (chunks?.isOver) socket.destroy();
    };
  }

  #take(text: string): string {
    let at = 0;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', at)) {
      this.#setLive(true);
      const event = eventOf(text.slice(at, end));
      if (event.kind === 'bye') this.#returnInMs = event.afterMs;
      this.#deps.onEvent(event);
      at = end + 2;
    }
    return text.slice(at);
  }

  #refused(socket: Socket, head: string): void {
    const afterS = /^retry-after: (\d+)/im.exec(head)?.[1];
    if (afterS !== undefined) this.#returnInMs = (Number(afterS) + Math.random()) * 1_000;
    socket.destroy();
  }
}
