import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byeFrame, encodeEvent, fitsFrame, heartbeatFrame, patchFrame, refetchFrame } from './stream.frame.js';

interface Parsed {
  id: string | undefined;
  event: string;
  data: string;
}

/** The algorithm of the HTML standard, section 9.2.6, over a whole stream. */
function parse(text: string): Parsed[] {
  const events: Parsed[] = [];
  let event = '';
  let data: string[] = [];
  let id: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, field, value] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (line === '') {
      if (data.length > 0) events.push({ id, event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
    } else if (field === 'event') event = value ?? '';
    else if (field === 'data') data.push(value ?? '');
    else if (field === 'id' && !(value ?? '').includes('\0')) id = value ?? '';
  }
  return events;
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
  .map((parts) => parts.join('').toWellFormed());

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

  it('asks to fetch again without an id', () => {
    expect(refetchFrame({ version: 7, afterMs: 250, reset: true }).toString()).toBe(
      'event: refetch\ndata: {"version":7,"afterMs":250,"reset":true}\n\n',
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
