import { forEachUtf8Byte } from './utf8.js';

const sines = Int32Array.from([
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
  0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
  0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
  0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
  0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
  0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
  0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
  0xeb86d391,
]);
const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

/** MD5 of any text of any length, block by block; for what does not fit the one-block path. */
export function md5FirstWordOfText(text: string): number {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const block = new Int32Array(16);
  let length = 0;
  const take = (byte: number): void => {
    const word = (length >>> 2) & 15;
    block[word] = at(block, word) | (byte << ((length & 3) << 3));
    length++;
    if ((length & 63) === 0) digest(state, block);
  };
  forEachUtf8Byte(text, take);
  const bytes = length;
  take(0x80);
  while ((length & 63) !== 56) take(0);
  block[14] = bytes << 3;
  block[15] = Math.floor(bytes / 0x20000000);
  digest(state, block);
  return at(state, 0);
}

function digest(state: Int32Array, block: Int32Array): void {
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  for (let step = 0; step < 64; step++) {
    const sum = (a + mix(step, b, c, d) + at(sines, step) + at(block, wordOf(step))) | 0;
    const shift = shifts[((step >>> 4) << 2) | (step & 3)] ?? 0;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = at(state, 0) + a;
  state[1] = at(state, 1) + b;
  state[2] = at(state, 2) + c;
  state[3] = at(state, 3) + d;
  block.fill(0);
}

function mix(step: number, b: number, c: number, d: number): number {
  if (step < 16) return d ^ (b & (c ^ d));
  if (step < 32) return c ^ (d & (b ^ c));
  return step < 48 ? b ^ c ^ d : c ^ (b | ~d);
}

function wordOf(step: number): number {
  if (step < 16) return step;
  if (step < 32) return (5 * step + 1) & 15;
  return step < 48 ? (3 * step + 5) & 15 : (7 * step) & 15;
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}
