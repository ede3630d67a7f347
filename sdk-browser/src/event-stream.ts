import type { Cancel, Endpoint, Failure } from '@guidon/sdk-core';
import { exchange, malformed, parseJson, requestOf } from './http.js';
import type { NewsKind, Sink } from './source.js';
import type { World } from './world.js';

/** A reader takes twice what a writer may send: 64 kB. */
const maxFrameChars = 128 * 1024;
const longestNoticeMs = 300_000;

/** A line of the fields that count; lines end by line feeds alone here. */
const field = /(?:^|\n)(data|event)(?::|(?=\n|$)) ?([^\n]*)/g;

/**
 * Reads `text/event-stream` (HTML Standard, 9.2.6) from chunks that may be cut anywhere; a byte order mark is its decoder's
 * business, `id` and `retry` are nobody's. What it returns takes a chunk and says false where a frame is too large.
 */
export function eventReader(onEvent: (name: string, data: string) => void): (chunk: string) => boolean {
  let rest = '';
  return (chunk) => {
    // A carriage return at the end may be the half of a line's end.
    const blocks = (rest + chunk).replace(/\r\n|\r(?!$)/g, '\n').split('\n\n');
    if (blocks.some(({ length }) => length > maxFrameChars)) return false;
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      let name = '';
      let data = '';
      for (const [, key, value = ''] of block.matchAll(field)) {
        if (key === 'data') data += `\n${value}`;
        else name = value;
      }
      if (data) onEvent(name, data.slice(1));
    }
    return true;
  };
}

/** What ends a stream without anybody being at fault: it is to be opened again, and nobody is told. */
const reopen: Failure = { kind: 'refused', message: '' };

/**
 * One stream from its opening to its end, into the sink; it never opens another. `onOver` is called once, unless it is
 * cancelled before: `livedMs` is how long it was heard, 0 where not one byte came.
 */
export function openStream(
  world: World,
  endpoint: Endpoint,
  path: string,
  sink: Sink,
  onOver: (failure: Failure, livedMs: number) => void,
): Cancel {
  const heldId = sink.heldId();
  let heardAtMs: number | undefined;
  let failure: Failure | undefined;
  const read = eventReader((name, data) => {
    // One chunk may hold several events, and the first may have been the last that counts.
    if (failure || !/^(patch|snapshot|changed|refetch|bye)$/.test(name)) return;
    const content = parseJson(data);
    if (!content) failure = malformed;
    // Until a snapshot is there no patch would follow on what is held: a stream has nothing to bring meanwhile.
    else if (name === 'bye' || name === 'refetch') failure = { ...reopen, retryAfterMs: noticeOf(content) };
    else if (!sink.take(name as NewsKind, content, 'stream')) failure = name === 'patch' ? reopen : malformed;
  });
  const end = exchange(
    world,
    requestOf(endpoint, path, heldId ? { 'last-event-id': heldId } : {}),
    (status, header) => status === 200 && /event-stream/.test(`${header('content-type')}`),
    (text) => {
      if (heardAtMs === undefined) sink.take('current', undefined, 'stream');
      heardAtMs ??= world.monotonicMs();
      sink.heard('stream');
      return read(text) ? failure : malformed;
    },
    (cause = { kind: 'unreachable', message: 'The stream ended' }) =>
      onOver(cause, heardAtMs === undefined ? 0 : Math.max(world.monotonicMs() - heardAtMs, 1)),
  );
  return () => {
    failure = reopen;
    end();
  };
}

/** How long the server asks to wait, in milliseconds. */
export function noticeOf(content: object): number {
  const { afterMs } = content as { afterMs?: number };
  return Math.min(Math.max(Number(afterMs) || 0, 0), longestNoticeMs);
}
