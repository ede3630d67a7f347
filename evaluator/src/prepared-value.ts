import { appendAscii, bigEndian, blockCapacity, fits, hashWith, type PreparedSeed, unfitting } from './hash.js';
import { md5FirstWords } from './md5-pair.js';

/** A value made ready to stand after many seeds: as words for each position within a word where it may begin. */
export interface PreparedValue {
  readonly text: string;
  readonly byShift: readonly Int32Array[];
  /** In bytes; `unfitting` where it is not ASCII or too long. */
  readonly length: number;
}

export function prepareValue(text: string): PreparedValue {
  const byShift = [0, 1, 2, 3].map(() => new Int32Array(16));
  const isFitting =
    text.length <= blockCapacity - 3 &&
    byShift.map((words, shift) => appendAscii(words, shift, 0, text)).every(Boolean);
  return { text, byShift, length: isFitting ? text.length : unfitting };
}

// Written anew by each call before they are read.
const left = new Int32Array(16);
const right = new Int32Array(16);
const words = new Int32Array(2);

/** The hashes of one value with two seeds, in little more than the time of one. */
export function hashPair(one: PreparedSeed, other: PreparedSeed, value: PreparedValue, hashes: Int32Array): void {
  if (fits(one, value.length) && fits(other, value.length)) {
    fillBlock(left, one, value);
    fillBlock(right, other, value);
    md5FirstWords(left, right, words);
    hashes[0] = bigEndian(words[0] as number);
    hashes[1] = bigEndian(words[1] as number);
  } else {
    hashes[0] = hashWith(one, value.text);
    hashes[1] = hashWith(other, value.text);
  }
}

function fillBlock(block: Int32Array, seed: PreparedSeed, value: PreparedValue): void {
  const full = seed.length >>> 2;
  const valueWords = value.byShift[seed.length & 3] as Int32Array;
  const seedWords = seed.words;
  for (let index = 0; index < full; index++) block[index] = seedWords[index] as number;
  block[full] = (seedWords[full] as number) | (valueWords[0] as number);
  for (let index = full + 1; index < 14; index++) block[index] = valueWords[index - full] as number;
  block[14] = (seed.length + value.length) << 3;
}
