import { rotated } from '../rotated.js';
import { choose, hashBlocks, type Words } from './blocks.js';

type State = readonly [number, number, number, number, number, number, number, number];

/** Makes a hash function: the first 128 bits, hexadecimal, of SHA-256 over bytes. Small before fast. */
export function createSha256(): (bytes: Iterable<number>) => string {
  const primes: number[] = [];
  for (let candidate = 2; candidate < 312; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate);
  }
  /** The first 32 bits after the point. */
  const rootsOf = (some: Words, degree: number) => some.map((prime) => (prime ** (1 / degree) * 2 ** 32) | 0);
  const constants = rootsOf(primes, 3);

  function mix(state: Words, block: number[], step: number): Words {
    const [a, b, c, d, e, f, g, h] = state as State;
    const at = (distance: number) => (block[step - distance] as number) | 0;
    if (step > 15)
      block[step] = at(16) + at(7) + spread(at(15), 25, 14, at(15) >>> 3) + spread(at(2), 15, 13, at(2) >>> 10);
    const first = h + spread(e, 26, 21, rotated(e, 7)) + choose(e, f, g) + (constants[step] as number) + at(0);
    // The majority of three bits: where two differ, the third decides.
    const second = spread(a, 30, 19, rotated(a, 10)) + choose(a ^ b, c, b);
    return [first + second, a, b, c, d + first, e, f, g];
  }
  return (bytes) =>
    hashBlocks(bytes, 24, rootsOf(primes, 2), mix)
      .map((word) => (word + 2 ** 32).toString(16).slice(1))
      .join('')
      .slice(0, 32);
}

function spread(word: number, bits: number, others: number, rest: number): number {
  return rotated(word, bits) ^ rotated(word, others) ^ rest;
}
