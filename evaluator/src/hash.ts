import { md5FirstWord } from './md5-block.js';
import { md5FirstWordOfText } from './md5-stream.js';

/** How many bytes fit one block beside its padding. */
export const blockCapacity = 55;

/** The length of what never fits: not infinity, as engines keep small integers apart from floats. */
export const unfitting = blockCapacity + 1;

/** A seed made ready once, so that an evaluation hashes only what is new to it. */
export interface PreparedSeed {
  readonly prefix: string;
  /** The prefix as the beginning of a block. */
  readonly words: Int32Array;
  /** In bytes; `unfitting` where the prefix is not ASCII or fills the block. */
  readonly length: number;
}

export function prepareSeed(seed: string): PreparedSeed {
  const prefix = `${seed}:`;
  const words = new Int32Array(16);
  const isFitting = prefix.length <= blockCapacity && appendAscii(words, 0, 0, prefix);
  // The end mark comes after the value, not after the prefix.
  words[prefix.length >>> 2] = (words[prefix.length >>> 2] ?? 0) & ~(0x80 << ((prefix.length & 3) << 3));
  return { prefix, words, length: isFitting ? prefix.length : unfitting };
}

export function fits(seed: PreparedSeed, valueLength: number): boolean {
  return seed.length + valueLength <= blockCapacity;
}

/** The first 32 bits, big-endian, of MD5 over the UTF-8 bytes of `seed:value`. */
export function hashOf(seed: string, value: string): number {
  return hashWith(prepareSeed(seed), value) >>> 0;
}

// Written anew by each call before it is read.
const block = new Int32Array(16);

/** The hash as a signed integer, which an engine need not put on the heap. */
export function hashWith(seed: PreparedSeed, value: string): number {
  if (fits(seed, value.length) && fillBlock(seed, value)) return bigEndian(md5FirstWord(block));
  return bigEndian(md5FirstWordOfText(seed.prefix + value));
}

/** False where the value is not ASCII. */
function fillBlock(seed: PreparedSeed, value: string): boolean {
  const full = seed.length >>> 2;
  for (let index = 0; index < full; index++) block[index] = seed.words[index] as number;
  if (!appendAscii(block, seed.length, seed.words[full] as number, value)) return false;
  block[14] = (seed.length + value.length) << 3;
  return true;
}

/** Appends the text, the end mark and zeros, up to the block's length; `begun` holds what the first word already has. */
export function appendAscii(words: Int32Array, offset: number, begun: number, text: string): boolean {
  let index = offset >>> 2;
  let shift = (offset & 3) << 3;
  let word = begun;
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    seen |= unit;
    word |= unit << shift;
    shift += 8;
    if (shift === 32) {
      words[index++] = word;
      word = 0;
      shift = 0;
    }
  }
  words[index++] = word | (0x80 << shift);
  while (index < 14) words[index++] = 0;
  return seen < 0x80;
}

/** MD5 writes its words little-endian. */
export function bigEndian(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
