/** A text's bytes: `TextEncoder`'s. */
export type Utf8 = (text: string) => Iterable<number>;

export type Words = readonly number[];

/** One of a block's 64 steps. Its words may grow past 32 bits: in so few steps never so far that a double loses one. */
type Step = (state: Words, block: number[], step: number) => Words;

/** `flip` turns the places of a word's bytes around, for hashes that are big-endian. */
export function hashBlocks(bytes: Iterable<number>, flip: 0 | 24, initial: Words, mix: Step): Words {
  const words: number[] = [];
  const padded = [...bytes, 0x80];
  padded.forEach((byte, index) => {
    (words[index >> 2] as number) |= byte << ((index << 3) ^ flip);
  });
  words[(((padded.length + 7) >> 2) | 15) - (flip ? 0 : 1)] = (padded.length - 1) << 3;
  let state = initial;
  while (words.length) {
    // What is not there counts as zero.
    const block = words.splice(0, 16);
    let mixed = state;
    for (let step = 0; step < 64; step++) mixed = mix(mixed, block, step);
    state = state.map((word, index) => (word + (mixed[index] as number)) >>> 0);
  }
  return state;
}

/** The bits of `one` where `mask` is set, of `other` where it is not. */
export function choose(mask: number, one: number, other: number): number {
  return (mask & one) | (~mask & other);
}
