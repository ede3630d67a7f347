export type Words = readonly number[];

/** One of a block's 64 steps. Its words may grow past 32 bits: in so few steps never so far that a double loses one. */
type Step = (state: Words, block: number[], step: number) => Words;

/** `flip` turns the places of a word's bytes around, for hashes that are big-endian. */
export function hashBlocks(text: string, flip: 0 | 24, initial: Words, mix: Step): Words {
  const bytes = `${utf8(text)}\x80`;
  const words = new Array<number>(((bytes.length + 71) >> 6) << 4).fill(0);
  for (let index = 0; index < bytes.length; index++) {
    (words[index >> 2] as number) |= bytes.charCodeAt(index) << ((index << 3) ^ flip);
  }
  words[words.length - (flip ? 1 : 2)] = (bytes.length - 1) << 3;
  let state = initial;
  for (let start = 0; start < words.length; start += 16) {
    const block = words.slice(start, start + 16);
    let mixed = state;
    for (let step = 0; step < 64; step++) mixed = mix(mixed, block, step);
    state = state.map((word, index) => (word + (mixed[index] as number)) | 0);
  }
  return state;
}

/**
 * A character for each byte; a lone surrogate counts as U+FFFD, as it does in `TextEncoder`. `unescape` is the one
 * decoder that every engine has, and a tenth of the code of our own.
 */
function utf8(text: string): string {
  return unescape(encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')));
}

/** The bits of `one` where `mask` is set, of `other` where it is not. */
export function choose(mask: number, one: number, other: number): number {
  return (mask & one) | (~mask & other);
}
