/** What an HTTP/1.1 answer said, once it is whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly etag: string | undefined;
  /** The connection takes no further request. */
  readonly isLast: boolean;
}

type Length = { readonly kind: 'known'; readonly bytes: number } | { readonly kind: 'chunked' | 'until-close' };

interface Head extends HttpAnswer {
  readonly length: Length;
  readonly headBytes: number;
}

const headEnd = Buffer.from('\r\n\r\n');
/** Ours are far smaller; a proxy's own are, too. */
const lastChunk = Buffer.from('\r\n0\r\n\r\n');
const onlyChunk = Buffer.from('0\r\n\r\n');

/** Reads one answer after the other. Bodies are counted, not kept. */
export class AnswerReader {
  #waiting: Buffer = Buffer.alloc(0);

  /** Answers once the answer is whole. */
  read(bytes: Buffer): HttpAnswer | undefined {
    this.#waiting = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    const head = headOf(this.#waiting);
    if (head === undefined) return undefined;
    const end = endOf(this.#waiting, head);
    if (end === undefined) return undefined;
    this.#waiting = this.#waiting.subarray(end);
    return head;
  }

  get isBetweenAnswers(): boolean {
    return this.#waiting.length === 0;
  }
}

function headOf(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const status = Number(text.slice(9, 12));
  const value = (name: string) => new RegExp(`^${name}: *(.*?)\\r?$`, 'im').exec(text)?.[1];
  const connection = value('connection')?.toLowerCase();
  return {
    status,
    etag: value('etag'),
    isLast: connection === 'close' || text.startsWith('HTTP/1.0'),
    length: lengthOf(status, value),
    headBytes: end + headEnd.length,
  };
}

function lengthOf(status: number, value: (name: string) => string | undefined): Length {
  if (status === 304 || status === 204) return { kind: 'known', bytes: 0 };
  if (value('transfer-encoding')?.toLowerCase() === 'chunked') return { kind: 'chunked' };
  const text = value('content-length');
  return text === undefined ? { kind: 'until-close' } : { kind: 'known', bytes: Number(text) };
}

/** Where the next answer would begin. An answer until the connection's close never is whole: it cannot be told from one that was cut. */
function endOf(bytes: Buffer, { length, headBytes }: Head): number | undefined {
  if (length.kind === 'until-close') return undefined;
  if (length.kind === 'known') return bytes.length >= headBytes + length.bytes ? headBytes + length.bytes : undefined;
  if (bytes.subarray(headBytes).equals(onlyChunk)) return bytes.length;
  const last = bytes.indexOf(lastChunk, headBytes);
  return last < 0 ? undefined : last + lastChunk.length;
}
