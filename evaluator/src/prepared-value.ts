import { appendAscii, bigEndian, blockCapacity, fits, hashWith, type PreparedSeed, unfitting } from './hash.js';
import { md5FirstWords } from './md5-pair.js';

/** A value made ready to stand after many seeds: as words for each position within a word where it may begin. */
export interface PreparedValue {
  readonly text: string;
  readonly byShift: readonly Int32Array[];
  /** In bytes; `unfitting` where it is not ASCII or too long. */
  readonly length: number;
  /** How many words hold the value and its end mark, wherever in a word it begins. */
  readonly wordCount: number;
}

export function prepareValue(text: string): PreparedValue {
  const byShift = [0, 1, 2, 3].map(() => new Int32Array(16));
  const isFitting =
    text.length <= blockCapacity - 3 &&
    byShift.map((words, shift) => appendAscii(words, shift, 0, text)).every(Boolean);
  return { text, byShift, length: isFitting ? text.length : unfitting, wordCount: (text.length + 7) >>> 2 };
}

/** Words that each hash writes over: those from `end` to the length's are known to be zero. */
interface Scratch {
  readonly words: Int32Array;
  end: number;
}

const left: Scratch = { words: new Int32Array(16), end: 0 };
const right: Scratch = { words: new Int32Array(16), end: 0 };
const firstWords = new Int32Array(2);

/** The hashes of one value with two seeds, in little more than the time of one. */
export function hashPair(one: PreparedSeed, other: PreparedSeed, value: PreparedValue, hashes: Int32Array): void {
  if (fits(one, value.length) && fits(other, value.length)) {
    fillBlock(left, one, value);
    fillBlock(right, other, value);
    md5FirstWords(left.words, right.words, firstWords);
    hashes[0] = bigEndian(firstWords[0] as number);
    hashes[1] = bigEndian(firstWords[1] as number);
  } else {
    hashes[0] = hashWith(one, value.text);
    hashes[1] = hashWith(other, value.text);
  }
}

function fillBlock(scratch: Scratch, seed: PreparedSeed, value: PreparedValue): void {
  const { words } = scratch;
  const seedWords = seed.words;
  const valueWords = value.byShift[seed.length & 3] as Int32Array;
  const full = seed.length >>> 2;
  for (let index = 0; index < full; index++) words[index] = seedWords[index] as number;
  words[full] = (seedWords[full] as number) | (valueWords[0] as number);
  for (let index = 1; index < value.wordCount; index++) words[full + index] = valueWords[index] as number;
  const end = full + value.wordCount;
  for (let index = end; index < scratch.end; index++) words[index] = 0;
  scratch.end = end;
  words[14] = (seed.length + value.length) << 3;
}
