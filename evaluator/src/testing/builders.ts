import { type Flag, type Json, loadSnapshot, type Ruleset, type Segment, type Serve } from '../index.js';

export function aFlag(given: Partial<Flag> = {}): Flag {
  return {
    key: 'flag',
    kind: 'boolean',
    variants: { on: true, off: false },
    enabled: true,
    offVariant: 'off',
    targets: [],
    prerequisites: [],
    rules: [],
    fallthrough: { variant: 'on' },
    ...given,
  };
}

export function aSegment(given: Partial<Segment> = {}): Segment {
  return { key: 'segment', by: 'userId', included: [], excluded: [], rules: [], ...given };
}

/** On for so many thousandths of a percent. */
export function splitOf(weight: number, by = 'userId'): Serve {
  return {
    by,
    split: [
      { variant: 'on', weight },
      { variant: 'off', weight: 100_000 - weight },
    ],
  };
}

export function aSnapshot(flags: readonly unknown[], segments: readonly unknown[] = [], version = 1): Json {
  return { format: 1, version, digest: 'd', flags: flags as Json[], segments: segments as Json[] };
}

export function aRuleset(flags: readonly unknown[], segments: readonly unknown[] = []): Ruleset {
  const loaded = loadSnapshot(aSnapshot(flags, segments));
  if (loaded.kind !== 'loaded') throw new RangeError(JSON.stringify(loaded.problems));
  return loaded.ruleset;
}

/** Numbers in [0, 1) that are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
