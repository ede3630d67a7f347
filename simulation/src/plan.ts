import { type Chance, chanceOf } from './chance.js';
import { type StepKind, stepKinds } from './steps.js';

/** Who takes part. */
export interface Setup {
  readonly nodes: number;
  /** Who hold a server key. */
  readonly sdks: number;
  /** Who hold a client key, and decide by the projection. */
  readonly pages: number;
  /** Who hold a client key, and have the server decide. */
  readonly remotePages: number;
  readonly environments: number;
  readonly maxFrameBytes: number;
  readonly ratePerS: number;
  /** Nodes share snapshots through Redis. */
  readonly isShared: boolean;
  /** In the end news is not told at all, and the look must do. */
  readonly endsWithoutNews: boolean;
}

/** What happens next, and how long after what happened before. What it means is drawn from its number. */
export interface Step {
  readonly kind: StepKind;
  readonly afterMs: number;
  readonly lastsMs: number;
  readonly number: number;
}

export interface Plan {
  readonly seed: number;
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

export function planOf(seed: number): Plan {
  const chance = chanceOf(seed, 0);
  const kinds = chanceOf(seed, 5);
  const nodes = 1 + chance.whole(3);
  const sdks = 1 + chance.whole(3);
  const pages = kinds.pick([0, 0, 0, 0, 0, 0, 1, 2]) ?? 0;
  const remotePages = kinds.pick([0, 0, 0, 0, 0, 0, 0, 1]) ?? 0;
  const setup = {
    nodes,
    // Pages take the places of SDKs: a history takes as long as it has readers.
    sdks: Math.max(1, sdks - pages - remotePages),
    pages,
    remotePages,
    environments: 1 + chance.whole(2),
    maxFrameBytes: chance.pick([64 * 1024, 64 * 1024, 420, 200]) ?? 0,
    ratePerS: chance.pick([400, 400, 1]) ?? 0,
    isShared: chance.isLikely(0.5),
    endsWithoutNews: chance.isLikely(0.5),
  };
  const count = 5 + chance.whole(20);
  return { seed, setup, steps: Array.from({ length: count }, () => someStep(chance)) };
}

function someStep(chance: Chance): Step {
  const kind = chance.pick(lot) ?? 'write';
  const afterMs = Math.round(chance.pick([0, 5, 50, 500, 3_000, 10_000]) ?? 0) * chance.between(0.5, 1.5);
  return {
    kind,
    afterMs: Math.round(afterMs),
    lastsMs: Math.round(chance.pick([200, 2_000, 8_000, 60_000]) ?? 0),
    number: chance.whole(2 ** 30),
  };
}

const lot: readonly StepKind[] = Object.entries(stepKinds).flatMap(([kind, { weight }]) =>
  Array.from({ length: weight }, () => kind as StepKind),
);
