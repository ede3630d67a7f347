import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/builders.js';
import { utf8 } from '../testing/projections.js';
import { checksum } from './md5.js';
import { createSha256 } from './sha256.js';

const random = seededRandom(256);

/** Mostly short and plain, sometimes long, sometimes any UTF-16 units at all. */
function aText(): string {
  const length = Math.floor(random() ** 3 * 300);
  const highest = random() < 0.5 ? 0x7f : random() < 0.5 ? 0x7ff : 0xffff;
  return String.fromCharCode(...Array.from({ length }, () => Math.floor(random() * (highest + 1))));
}

const texts = [
  ...Array.from({ length: 200 }, (_, length) => 'v'.repeat(length)),
  ...['é', '€', '😀', '\ud800', '\udc00a', 'a\ud83d', '\u07ff\u0800\uffff\u{10000}\u{10ffff}'],
  ...Array.from({ length: 3000 }, aText),
];

function differing(own: (text: string) => unknown, platforms: (text: string) => unknown): string[] {
  return texts.filter((text) => own(text) !== platforms(text));
}

describe('the small hashes', () => {
  it('agree with the platform on MD5', () => {
    const byNode = (text: string) => createHash('md5').update(text, 'utf8').digest().readUInt32BE(0);
    expect(differing((text) => checksum(utf8(text)) >>> 0, byNode)).toEqual([]);
  });

  it('agree with the platform on SHA-256', () => {
    const byNode = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
    const hash = createSha256();
    expect(differing((text) => hash(utf8(text)), byNode)).toEqual([]);
  });

  it('take their constants from roots and sines that stand clear of the next integer on every engine', () => {
    const primes = Array.from({ length: 400 }, (_, index) => index + 2)
      .filter((candidate, _, all) => all.every((other) => other >= candidate || candidate % other !== 0))
      .slice(0, 64);
    const drawn = [
      ...Array.from({ length: 64 }, (_, index) => Math.abs(Math.sin(index + 1))),
      ...primes.map((prime) => prime ** (1 / 3)),
      ...primes.slice(0, 8).map((prime) => prime ** (1 / 2)),
    ].map((root) => root * 2 ** 32);
    // A double of this size has 2^-18 between its neighbours: an engine may be hundreds of them off.
    for (const constant of drawn) expect(Math.abs(constant - Math.round(constant))).toBeGreaterThan(2 ** -10);
  });
});
