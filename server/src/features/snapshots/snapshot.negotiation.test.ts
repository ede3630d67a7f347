import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { etagOf, heldTags, isTagOf, negotiateEncoding } from './snapshot.negotiation.js';

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
    const [one, other] = [etagOf('server', 'gzip', '7-abc0'), etagOf('server', 'br', '8-def1')];
    expect(heldTags('server', `W/${one}, ${other}`)).toEqual([
      { tag: one, id: '7-abc0' },
      { tag: other, id: '8-def1' },
    ]);
  });

  it.each([undefined, '*', '"7-abc"', '"x.gzip.7-abc"', '"s.gzip.7"', 's.gzip.7-abc'])('are none in %j', (header) => {
    expect(heldTags('server', header)).toEqual([]);
  });

  it('are told apart by the kind of key that they were given to', () => {
    const [ours, theirs] = [etagOf('server', 'br', '7-abc0'), etagOf('client', 'br', '7-abc0')];
    expect(heldTags('client', `${ours}, ${theirs}`)).toEqual([{ tag: theirs, id: '7-abc0' }]);
    expect(isTagOf('client', theirs, '7-abc0')).toBe(true);
    expect(isTagOf('client', ours, '7-abc0')).toBe(false);
    expect(isTagOf('server', theirs, '7-abc0')).toBe(false);
  });
});
