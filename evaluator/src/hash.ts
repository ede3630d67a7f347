import { md5FirstWordOfText } from './md5-stream.js';

/** A seed made ready, so that an evaluation hashes only what is new to it. */
export interface PreparedSeed {
  readonly prefix: string;
}

export function prepareSeed(seed: string): PreparedSeed {
  return { prefix: `${seed}:` };
}

/** The first 32 bits, big-endian, of MD5 over the UTF-8 bytes of `seed:value`. */
export function hashOf(seed: string, value: string): number {
  return hashWith(prepareSeed(seed), value);
}

export function hashWith(seed: PreparedSeed, value: string): number {
  return bigEndian(md5FirstWordOfText(seed.prefix + value));
}

/** MD5 writes its words little-endian. */
function bigEndian(word: number): number {
  return ((word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)) >>> 0;
}
