import { rotated } from '../rotated.js';
import { paddedWords } from './words.js';

/** The first 32 bits of the fractional parts of the first primes' roots: what SHA-256 takes its constants from. */
function rootsOfPrimes(count: number, exponent: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate);
  }
  return primes.map((prime) => (prime ** exponent * 2 ** 32) | 0);
}

/** Makes a hash function: the first 128 bits, hexadecimal, of SHA-256 over the text's UTF-8 bytes. Small before fast. */
export function createSha256(): (text: string) => string {
  const initial = rootsOfPrimes(8, 1 / 2);
  const constants = rootsOfPrimes(64, 1 / 3);
  return (text) => {
    const words = paddedWords(text, true);
    let state = initial;
    for (let start = 0; start < words.length; start += 16) {
      state = compress(state, words.slice(start, start + 16), constants);
    }
    return state
      .slice(0, 4)
      .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
      .join('');
  };
}

function compress(state: readonly number[], words: number[], constants: readonly number[]): number[] {
  let mixed = state;
  constants.forEach((constant, index) => {
    const [a, b, c, d, e, f, g, h] = mixed as [number, number, number, number, number, number, number, number];
    if (index > 15) {
      const [early, late] = [words[index - 15] as number, words[index - 2] as number];
      words[index] =
        ((words[index - 16] as number) +
          (spread(early, 25, 14) ^ (early >>> 3)) +
          (words[index - 7] as number) +
          (spread(late, 15, 13) ^ (late >>> 10))) |
        0;
    }
    const first = h + (spread(e, 26, 21) ^ rotated(e, 7)) + ((e & f) ^ (~e & g)) + constant + (words[index] as number);
    const second = (spread(a, 30, 19) ^ rotated(a, 10)) + ((a & b) ^ (a & c) ^ (b & c));
    mixed = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  });
  return state.map((word, index) => (word + (mixed[index] as number)) | 0);
}

function spread(word: number, bits: number, others: number): number {
  return rotated(word, bits) ^ rotated(word, others);
}
