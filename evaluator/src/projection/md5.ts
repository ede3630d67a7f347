import { rotated } from '../rotated.js';
import { choose, hashBlocks, type Words } from './blocks.js';

/** The first 32 bits of MD5 over bytes: what buckets are drawn with. Small before fast. */
export function checksum(bytes: Iterable<number>): number {
  const word = hashBlocks(bytes, 0, [0x67452301, ~0x10325476, ~0x67452301, 0x10325476], mix)[0] as number;
  // Its words are little-endian.
  return (rotated(word, 8) & 0xff00ff) | (rotated(word, 24) & ~0xff00ff);
}

function mix(state: Words, block: Words, step: number): Words {
  const [a, b, c, d] = state as [number, number, number, number];
  const round = step >> 4;
  const mixed = [choose(b, c, d), choose(d, b, c), b ^ c ^ d, c ^ (b | ~d)][round] as number;
  const place = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] as number;
  const sum = a + mixed + ((block[place & 15] as number) | 0) + ((Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0);
  const shift = Number.parseInt('7chm59ek4bgn6afl'[round * 4 + (step & 3)] as string, 36);
  return [d, b + rotated(sum, shift), b, c];
}
