import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventReader } from './event-stream.js';

type Event = readonly [name: string, data: string];

function readBy(chunks: readonly string[]): Event[] {
  const events: Event[] = [];
  const read = eventReader((name, data) => void events.push([name, data]));
  for (const chunk of chunks) expect(read(chunk)).toBe(true);
  return events;
}

function readByPeer(chunks: readonly string[]): Event[] {
  const events: Event[] = [];
  const parser = createParser({ onEvent: ({ event, data }) => void events.push([event ?? '', data]) });
  for (const chunk of chunks) parser.feed(chunk);
  return events;
}

function cutAt(text: string, places: readonly number[]): string[] {
  const cuts = [
    0,
    ...places.map((place) => place % (text.length + 1)).sort((left, right) => left - right),
    text.length,
  ];
  return cuts.slice(1).map((cut, index) => text.slice(cuts[index], cut));
}

const piece = fc.constantFrom(
  'data',
  'event',
  'id',
  'retry',
  ':',
  ' ',
  '\n',
  '\r\n',
  'x',
  '{"a":1}',
  'é🙂',
  '\u2028',
  'patch',
);
const wellFormed = fc
  .array(fc.tuple(fc.constantFrom('data', 'event', 'id', '', 'else'), fc.constantFrom(':', ': ', ':  ', ''), piece), {
    maxLength: 12,
  })
  .map((lines) => lines.map(([field, colon, value]) => `${field}${colon}${value.replace(/[\r\n]/g, '')}`));

describe('the reader of an event stream', () => {
  it('reads what eventsource-parser reads, wherever chunks are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wellFormed, fc.constantFrom('\n', '\r\n')), { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        (blocks, cuts) => {
          const text = blocks.map(([lines, end]) => [...lines, '', ''].join(end)).join('');
          const chunks = cutAt(text, cuts);
          expect(readBy(chunks)).toEqual(readByPeer([text]));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('reads the same from any text, cut or whole', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.constant('\r'))), fc.array(fc.nat()), (pieces, cuts) => {
        // What ends in a carriage return waits for what follows.
        const text = `${pieces.join('')}\n`;
        expect(readBy(cutAt(text, cuts))).toEqual(readBy([text]));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['line feeds', 'event: patch\ndata: 1\n\n'],
    ['carriage returns', 'event: patch\rdata: 1\r\r:'],
    ['both', 'event: patch\r\ndata: 1\r\n\r\n'],
    ['no space', 'event:patch\ndata:1\n\n'],
    ['comments and unknown fields', ':\nevent: patch\nsky: blue\ndata: 1\nid: 7\n\n'],
  ])('reads an event with %s', (_name, text) => {
    expect(readBy([text])).toEqual([['patch', '1']]);
    expect(readBy([...text])).toEqual([['patch', '1']]);
  });

  it('joins lines of data, and leaves aside what has none or was cut off', () => {
    expect(readBy(['data: a\ndata:\ndata: b\n\nevent: x\n\ndata: c\n\nevent: patch\ndata: {}'])).toEqual([
      ['', 'a\n\nb'],
      ['', 'c'],
    ]);
  });

  it.each([
    ['a line', `data: ${'x'.repeat(140_000)}`],
    ['an event', 'data: xxxxxxxxxxxxxxxxxxxxxxxxxxx\n'.repeat(5_000)],
    ['a whole frame', `data: ${'x'.repeat(140_000)}\n\n`],
  ])('refuses %s beyond its cap', (_name, text) => {
    const events: string[] = [];
    expect(eventReader((name) => void events.push(name))(text)).toBe(false);
    expect(events).toEqual([]);
  });
});
