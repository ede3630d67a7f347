import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etagOf, heldTags, negotiateEncoding } from './snapshot.negotiation.js';

describe('the encoding', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0.1, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*', 'br'],
    ['identity, *;q=0', 'identity'],
    ['GZIP;Q=1', 'gzip'],
    ['zstd', 'identity'],
  ] as const)('for %j is %s', (accept, encoding) => {
    expect(negotiateEncoding(accept)).toBe(encoding);
  });

  it('can be chosen for any header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (accept) => {
        expect(['br', 'gzip', 'identity']).toContain(negotiateEncoding(accept));
      }),
    );
  });
});

describe('the tags that a client holds', () => {
  it('are read as they were given out, weakened by a proxy or in a list', () => {
    const [one, other] = [etagOf('gzip', '7-abc0'), etagOf('br', '8-def1')];
    expect(heldTags(`W/${one}, ${other}`)).toEqual([
      { tag: one, id: '7-abc0' },
      { tag: other, id: '8-def1' },
    ]);
  });

  it.each([undefined, '*', '"7-abc"', '"x.gzip.7-abc"', '"s.gzip.7"', 's.gzip.7-abc'])('are none in %j', (header) => {
    expect(heldTags(header)).toEqual([]);
  });
});
