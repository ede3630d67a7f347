import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrames } from './frames.js';

type Event = readonly [name: string, content: object];

function readBy(chunks: readonly string[]): Event[] {
  const events: Event[] = [];
  let rest = '';
  for (const chunk of chunks) rest = readFrames(rest + chunk, (name, content) => void events.push([name, content]));
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

const name = fc.constantFrom('patch', 'snapshot', 'changed', 'refetch', 'bye');
const event = fc.tuple(name, fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()));

describe('the reader of an event stream', () => {
  it('reads what a server writes, wherever chunks are cut and however lines end', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', 'id: 7-x', ':', 'retry: 5'),
        (events, cuts, end, before) => {
          const written = events.map(([one, content]) =>
            [...(before ? [before] : []), `event: ${one}`, `data: ${JSON.stringify(content)}`, '', ''].join(end),
          );
          const text = [`:${end}${end}`, ...written].join('');
          const expected = events.map(([one, content]) => [one, JSON.parse(JSON.stringify(content))]);
          expect(readBy(cutAt(text, cuts))).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['no space', 'event:patch\ndata:{}\n\n'],
    ['comments and unknown fields', ':\nid: 7\nsky: blue\nevent: patch\ndata: {}\nretry: 1\n\n'],
    ['an event of a later protocol before it', 'event: weather\ndata: {{{\n\nevent: patch\ndata: {}\n\n'],
  ])('reads an event with %s', (_name, text) => {
    expect(readBy([text])).toEqual([['patch', {}]]);
    expect(readBy([...text])).toEqual([['patch', {}]]);
  });

  it('reads on where a value holds what ends lines elsewhere', () => {
    const content = { '\u2028': '\u2029\u0085' };
    expect(readBy([`event: patch\ndata: ${JSON.stringify(content)}\n\n`])).toEqual([['patch', content]]);
  });

  it('leaves aside what has no name or no data, and gives back what was cut off', () => {
    expect(readBy(['data: {}\n\nevent: patch\n\nevent: patch\ndata:\n\n'])).toEqual([]);
    expect(readFrames('event: patch\ndata: {}\n\nevent: by', () => undefined)).toBe('event: by');
  });

  it.each(['{', '[1', `${'['.repeat(200_000)}${']'.repeat(200_000)}`])(
    'throws for data that is no JSON, or an abyss',
    (data) => {
      expect(() => readBy([`event: patch\ndata: ${data}\n\n`])).toThrow();
    },
  );

  it.each(['null', '3', '"x"'])('gives an object where the data is %s', (data) => {
    expect(readBy([`event: patch\ndata: ${data}\n\n`])[0]?.[1]).toBeInstanceOf(Object);
  });
});
