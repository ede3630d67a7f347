import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bearerOf, hashSecret, isSameHash, newSecret, secretKindOf } from './secrets.js';

it('makes secrets that tell their kind, and notices a slip in any place', () => {
  const kinds = fc.constantFrom('server', 'client', 'token' as const);
  fc.assert(
    fc.property(kinds, fc.nat(), fc.constantFrom('A', 'b', '0', '_'), (kind, seed, other) => {
      const { text, hint, hash } = newSecret(kind);
      expect([secretKindOf(text), text.startsWith(hint), isSameHash(hash, hashSecret(text))]).toEqual([
        kind,
        true,
        true,
      ]);
      const place = seed % text.length;
      const slipped = text.slice(0, place) + other + text.slice(place + 1);
      if (slipped !== text) expect(secretKindOf(slipped)).toBeUndefined();
    }),
  );
});

it('reads a bearer credential and nothing else', () => {
  expect([
    bearerOf('Bearer abc'),
    bearerOf('bearer abc'),
    bearerOf('Basic abc'),
    bearerOf('Bearer a b'),
    bearerOf(undefined),
  ]).toEqual(['abc', 'abc', undefined, undefined, undefined]);
});
