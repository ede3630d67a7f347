import { rotated } from '../rotated.js';
import { paddedWords } from './words.js';

const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** The first 32 bits of MD5 over the text's UTF-8 bytes: what buckets are drawn with. Small before fast. */
export function checksum(text: string): number {
  const words = paddedWords(text, false);
  let [a, b, c, d] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476];
  for (let start = 0; start < words.length; start += 16) {
    const before = [a, b, c, d] as const;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] as number;
      const at = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] as number;
      const sum = a + mixed + ((Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0) + (words[start + (at & 15)] as number);
      [a, d, c, b] = [d, c, b, (b + rotated(sum | 0, shifts[round * 4 + (step & 3)] as number)) | 0];
    }
    a = (a + before[0]) | 0;
    b = (b + before[1]) | 0;
    c = (c + before[2]) | 0;
    d = (d + before[3]) | 0;
  }
  // Its words are little-endian.
  return ((a << 24) | ((a & 0xff00) << 8) | ((a >>> 8) & 0xff00) | (a >>> 24)) >>> 0;
}
