import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { bigEndian, prepareSeed } from './hash.js';
import { hashOf } from './index.js';
import { hashPair, prepareValue } from './prepared-value.js';
import { seededRandom } from './testing/builders.js';

const random = seededRandom(1321);

function byNode(seed: string, value: string): number {
  return createHash('md5').update(`${seed}:${value}`, 'utf8').digest().readUInt32BE(0);
}

/** Mostly short and plain, sometimes long, sometimes any UTF-16 units at all. */
function aText(): string {
  const length = Math.floor(random() ** 3 * 150);
  const highest = random() < 0.5 ? 0x7f : random() < 0.5 ? 0x7ff : 0xffff;
  return String.fromCharCode(...Array.from({ length }, () => Math.floor(random() * (highest + 1))));
}

it('agrees with the platform on 100,000 random strings', () => {
  let differences = 0;
  for (let index = 0; index < 100_000; index++) {
    const [seed, value] = [aText(), aText()];
    if (hashOf(seed, value) !== byNode(seed, value)) differences++;
  }
  expect(differences).toBe(0);
});

it('agrees for every length around the borders of the blocks', () => {
  for (const seed of ['', 'f', 'flag', 'a-flag-of-20-letters', 'x'.repeat(54), 'x'.repeat(70)]) {
    for (let length = 0; length <= 200; length++) {
      const value = 'v'.repeat(length);
      expect(hashOf(seed, value)).toBe(byNode(seed, value));
    }
  }
});

it('gives two hashes at once that are the same as one after the other', () => {
  const hashes = new Int32Array(2);
  let differences = 0;
  for (let index = 0; index < 20_000; index++) {
    const [left, right, value] = [aText(), aText(), aText()];
    hashPair(prepareSeed(left), prepareSeed(right), prepareValue(value), hashes);
    if ((hashes[0] ?? 0) >>> 0 !== byNode(left, value)) differences++;
    if ((hashes[1] ?? 0) >>> 0 !== byNode(right, value)) differences++;
  }
  expect(differences).toBe(0);
});

it('hashes ten megabytes', () => {
  const value = 'x'.repeat(10_000_000);
  expect(hashOf('f', value)).toBe(byNode('f', value));
});

it('turns the bytes of a word round', () => {
  expect(bigEndian(0x01020304)).toBe(0x04030201);
});
