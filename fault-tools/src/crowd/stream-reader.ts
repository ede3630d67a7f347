import { ChunkedBody } from './chunked-body.js';
import type { CrowdEvent, Frames } from './frame-reader.js';
import { readHead, type StreamHead } from './stream-head.js';

const none: readonly CrowdEvent[] = [];

/** What one connection says: its head, then its events, in chunks where a balancer made such of them. */
export class StreamReader {
  readonly #framesOf: (bytes: Buffer, length: number) => Frames;
  #rest: Buffer | undefined;
  #chunks: ChunkedBody | undefined;
  /** Undefined while it has not come whole. */
  head: StreamHead | undefined;

  constructor(framesOf: (bytes: Buffer, length: number) => Frames) {
    this.#framesOf = framesOf;
  }

  /** The body has ended, though the connection may not. */
  get isOver(): boolean {
    return this.#chunks?.isOver === true;
  }

  /** The bytes may be used for others afterwards. */
  read(bytes: Buffer, length: number): readonly CrowdEvent[] {
    if (this.head === undefined) return this.#readHead(bytes.subarray(0, length));
    if (this.#chunks === undefined) return this.#readFrames(bytes, length);
    const body = this.#chunks.unwrap(bytes.subarray(0, length));
    return this.#readFrames(body, body.length);
  }

  #readHead(bytes: Buffer): readonly CrowdEvent[] {
    const read = this.#rest === undefined ? bytes : Buffer.concat([this.#rest, bytes]);
    this.head = readHead(read);
    this.#rest = this.head === undefined ? Buffer.from(read) : undefined;
    if (this.head?.status !== 200) return none;
    if (this.head.isChunked) this.#chunks = new ChunkedBody();
    const body = read.subarray(this.head.bytes);
    return this.read(body, body.length);
  }

  #readFrames(bytes: Buffer, length: number): readonly CrowdEvent[] {
    if (length === 0) return none;
    const { events, rest } =
      this.#rest === undefined
        ? this.#framesOf(bytes, length)
        : this.#framesOfBoth(this.#rest, bytes.subarray(0, length));
    this.#rest = rest;
    return events;
  }

  #framesOfBoth(first: Buffer, second: Buffer): Frames {
    const whole = Buffer.concat([first, second]);
    return this.#framesOf(whole, whole.length);
  }
}
