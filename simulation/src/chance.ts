import { seededRandom } from '../../sdk-core/src/testing/seeded-random.js';

/** Numbers drawn from a seed; each who draws has a stream of their own, so that one draw more moves no other's. */
export interface Chance {
  /** In [0, 1). */
  readonly draw: () => number;
  isLikely(probability: number): boolean;
  between(low: number, high: number): number;
  whole(below: number): number;
  pick<T>(list: readonly T[]): T | undefined;
}

export function chanceOf(seed: number, stream: number): Chance {
  const draw = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b));
  const whole = (below: number) => Math.floor(draw() * below);
  return {
    draw,
    isLikely: (probability) => draw() < probability,
    between: (low, high) => low + draw() * (high - low),
    whole,
    pick: (list) => list[whole(list.length)],
  };
}
