import { expect, test } from 'vitest';
import { frameReader } from './frame-reader.js';

const patch = 'id: 8-b\nevent: patch\ndata: {"from":"7-a","flags":[{"key":"a: b"}]}\n\n';

test('a chunk says what its frames say, and the same bytes say the same', () => {
  const read = frameReader();
  const bytes = Buffer.from(`:\n\n${patch}`);
  const said = read(bytes, bytes.length);
  expect(said.events).toEqual([{ kind: 'comment' }, { kind: 'patch', id: '8-b', from: '7-a' }]);
  expect(read(Buffer.from(bytes), bytes.length)).toBe(said);
});

test('a frame that is cut anywhere is one frame once its rest has come', () => {
  for (let cut = 1; cut < patch.length; cut += 1) {
    const read = frameReader();
    const first = Buffer.from(patch.slice(0, cut));
    const { events, rest = Buffer.alloc(0) } = read(first, first.length);
    expect(events).toEqual([]);
    const whole = Buffer.concat([rest, Buffer.from(patch.slice(cut))]);
    expect(read(whole, whole.length)).toMatchObject({ events: [{ id: '8-b' }], rest: undefined });
  }
});

test('what asks to come again says when', () => {
  const read = frameReader();
  const bytes = Buffer.from('event: refetch\ndata: {"version":3,"afterMs":40}\n\nevent: bye\ndata: {"afterMs":7}\n\n');
  expect(read(bytes, bytes.length).events).toEqual([
    { kind: 'refetch', afterMs: 40 },
    { kind: 'bye', afterMs: 7 },
  ]);
});
