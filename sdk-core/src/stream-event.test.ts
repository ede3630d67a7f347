import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStreamEvent } from './stream-event.js';

describe('an event of the stream', () => {
  it('of a later protocol is nobody’s business', () => {
    expect(parseStreamEvent('metrics', '{}')).toEqual({ kind: 'unknown' });
    expect(parseStreamEvent(undefined, '{')).toEqual({ kind: 'unknown' });
  });

  it('carries a patch or a snapshot as it is', () => {
    expect(parseStreamEvent('patch', '{"a":1}')).toEqual({ kind: 'patch', patch: { a: 1 } });
    expect(parseStreamEvent('snapshot', '{"a":1}')).toEqual({ kind: 'snapshot', document: { a: 1 } });
  });

  it('bounds how long the server may send a client away', () => {
    expect(parseStreamEvent('bye', '{"afterMs":9e12}')).toEqual({ kind: 'bye', afterMs: 300_000 });
    expect(parseStreamEvent('bye', '{"afterMs":-1}')).toEqual({ kind: 'bye', afterMs: 0 });
    expect(parseStreamEvent('refetch', '{"id":"3-d3","version":3,"afterMs":20,"reset":true}')).toEqual({
      kind: 'refetch',
      version: 3,
      id: '3-d3',
      afterMs: 20,
      isReset: true,
    });
  });

  it.each(['patch', 'snapshot', 'refetch', 'bye'])('%s is malformed where it is no JSON object', (name) => {
    for (const data of ['', '{', '[]', 'null', '1', '"x"']) {
      expect(parseStreamEvent(name, data)).toEqual({ kind: 'malformed' });
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('patch', 'snapshot', 'refetch', 'bye', 'x'),
        fc.string(),
        fc.jsonValue(),
        (name, text, value) => {
          expect(parseStreamEvent(name, text)).toHaveProperty('kind');
          expect(parseStreamEvent(name, JSON.stringify(value))).toHaveProperty('kind');
        },
      ),
    );
  });
});
