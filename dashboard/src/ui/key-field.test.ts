import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keyFault, keyFrom } from './key-field.js';

it.each([
  ['New Billing', 'new-billing'],
  ['  Café & Crème ', 'cafe-creme'],
  ['v2.0_beta', 'v2.0_beta'],
  ['…', ''],
])('makes of the name %j the key %j', (name, key) => {
  expect(keyFrom(name)).toBe(key);
});

it('makes nothing of a name that the server would refuse as a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const key = keyFrom(name);
      expect(key === '' || keyFault(key) === null).toBe(true);
    }),
  );
});
