import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEvent, heartbeatFrame } from '../../http/event-stream.js';
import { byeFrame, fitsFrame, patchFrame, refetchFrame } from './stream.frame.js';

interface Parsed {
  id: string | undefined;
  event: string;
  data: string;
}

/** The algorithm of the HTML standard, section 9.2.6, over a whole stream that ends with a blank line. */
function parse(text: string): Parsed[] {
  const blocks: string[][] = [[]];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.map(readBlock).filter((event) => event !== undefined);
}

function readBlock(lines: readonly string[]): Parsed | undefined {
  const fields = lines
    .map((line) => /^([^:]*)(?:: ?(.*))?$/s.exec(line))
    .map((match) => [match?.[1], match?.[2] ?? '']);
  const values = (name: string) => fields.filter(([field]) => field === name).map(([, value]) => value ?? '');
  if (values('data').length === 0) return undefined;
  const id = values('id').filter((value) => !value.includes('\0'));
  return { id: id.at(-1), event: values('event').at(-1) || 'message', data: values('data').join('\n') };
}

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        '\n\n',
        '\0',
        '\u2028',
        '\u2029',
        '\u0085',
        ':',
        'data: x',
        'event: patch',
        'id: 9',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const anyEvent = fc.record({ id: hostileText, event: hostileText, data: hostileText });

describe('an event on the wire', () => {
  it('comes out as one event, whatever text it holds', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 5 }), (events) => {
        const read = parse(Buffer.concat(events.map(encodeEvent)).toString());
        expect(read).toHaveLength(events.length);
        expect(read.map(({ data }) => data)).toEqual(events.map(({ data }) => data.replace(/\r\n|\r/g, '\n')));
      }),
      { numRuns: 5_000 },
    );
  });

  it('carries a patch with the state it leads to as its id', () => {
    expect(patchFrame('7-abc', '{"format":1}').toString()).toBe('id: 7-abc\nevent: patch\ndata: {"format":1}\n\n');
  });

  it('holds no more memory than its own bytes: hundreds of them are kept', () => {
    const frame = patchFrame('7-0123456789abcdef', '{"version":7}');
    expect(frame.buffer.byteLength).toBe(frame.length);
  });

  it('asks to fetch again by an event without an id', () => {
    expect(refetchFrame({ id: '7-d7', version: 7, afterMs: 250, reset: true }).toString()).toBe(
      'event: refetch\ndata: {"id":"7-d7","version":7,"afterMs":250,"reset":true}\n\n',
    );
  });

  it('says farewell with the delay to wait', () => {
    expect(byeFrame(1200).toString()).toBe('event: bye\ndata: {"afterMs":1200}\n\n');
  });

  it('knows when it is too large', () => {
    expect(fitsFrame(Buffer.alloc(65_536))).toBe(true);
    expect(fitsFrame(Buffer.alloc(65_537))).toBe(false);
  });

  it('is no event at all where only the heart beats', () => {
    expect(parse(heartbeatFrame.toString())).toEqual([]);
  });
});
