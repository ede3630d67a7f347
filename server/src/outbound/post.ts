import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import type { World } from '../world.js';
import type { Target } from './target.js';

export interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Of the answer's body no more than this is read. */
  readonly maxBytes: number;
}

export interface PostAnswer {
  readonly status: number;
  /** The beginning of the body. */
  readonly start: Buffer;
}

/** Connects to the target's addresses alone, follows nothing, and reads no more than it needs. Rejects where no answer came in time. */
export function post(
  { url, addresses }: Target,
  { headers, body, timeoutMs, maxBytes }: Post,
  world: Pick<World, 'after'>,
) {
  return new Promise<PostAnswer>((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const options = { method: 'POST', headers: lengthened(headers, body), agent: false, lookup: only(addresses) };
    const request = send(url, { ...options, maxHeaderSize: 16_384 });
    let answered: (() => PostAnswer) | undefined;
    const settle = (error: Error) => (answered === undefined ? reject(error) : resolve(answered()));
    const cancel = world.after(timeoutMs, () => request.destroy(new Error(`No answer within ${timeoutMs / 1_000} s.`)));
    request.on('response', (response) => {
      answered = readStart(response, maxBytes, () => request.destroy());
    });
    request.on('error', settle);
    request.on('close', () => {
      cancel();
      settle(new Error('The connection was closed without an answer.'));
    });
    request.end(body);
  });
}

/** Answers what gives the part that has come so far. */
function readStart(response: IncomingMessage, maxBytes: number, isEnough: () => void): () => PostAnswer {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length >= maxBytes) isEnough();
  });
  // It was cut off, by them or by us: what has come is what there is.
  response.on('error', () => {});
  return () => ({ status: response.statusCode ?? 0, start: Buffer.concat(parts).subarray(0, maxBytes) });
}

function lengthened(headers: Post['headers'], body: string) {
  return { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
}

/** In the place of asking for the name once more. */
function only(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, { all }, done) => {
    const [first] = found;
    if (all === true) done(null, found);
    else if (first !== undefined) done(null, first.address, first.family);
    else done(new Error('no address'), '', 4);
  };
}
