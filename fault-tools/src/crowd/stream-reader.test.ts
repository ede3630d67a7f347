import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CrowdEvent, frameReader } from './frame-reader.js';
import { StreamReader } from './stream-reader.js';

const frames = [':\n\n', 'id: 8-b\nevent: patch\ndata: {"from":"7-a"}\n\n', 'event: bye\ndata: {"afterMs":7}\n\n'];
const said = [{ kind: 'comment' }, { kind: 'patch', id: '8-b', from: '7-a' }, { kind: 'bye', afterMs: 7 }];
const plain = `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${frames.join('')}`;

function inChunks(bytesEach: number): string {
  const text = frames.join('');
  const parts = Array.from({ length: Math.ceil(text.length / bytesEach) }, (_, index) =>
    text.slice(index * bytesEach, (index + 1) * bytesEach),
  );
  const chunks = parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`);
  return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
}

/** Read into one buffer, as a crowd does it. */
function readInSteps(text: string, step: number) {
  const reader = new StreamReader(frameReader());
  const bytes = Buffer.from(text);
  const buffer = Buffer.alloc(step + 1, '\n');
  const events: CrowdEvent[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const length = bytes.copy(buffer, 0, at, at + step);
    events.push(...reader.read(buffer, length));
  }
  return { events, isOver: reader.isOver };
}

test('a stream says the same wherever it is cut, in chunks or not', () => {
  const sizes = fc.integer({ min: 1, max: 300 });
  fc.assert(
    fc.property(sizes, sizes, (bytesEach, step) => {
      expect(readInSteps(plain, step)).toEqual({ events: said, isOver: false });
      expect(readInSteps(inChunks(bytesEach), step)).toEqual({ events: said, isOver: true });
    }),
  );
});

test('what a refusal goes on to say is not read', () => {
  const reader = new StreamReader(frameReader());
  const bytes = Buffer.from('HTTP/1.1 503 Busy\r\nRetry-After: 2\r\n\r\ndata: {\n\n');
  expect(reader.read(bytes, bytes.length)).toEqual([]);
  expect(reader.head).toMatchObject({ status: 503, retryAfterMs: 2_000 });
});
