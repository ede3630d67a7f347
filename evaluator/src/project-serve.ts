import { bucketCount } from './bucket.js';
import type { Flag, Serve, WeightedVariant } from './model.js';
import type { ClientSplit, ClientStep, Place } from './projection/model.js';
import type { Reason } from './reason.js';

/** Gives the place of a variant among those that are shown. */
export type PlaceOf = (variant: string) => Place;

type Outcome = Pick<ClientStep, 'serve' | 'reason'>;

/** `split` is the reason where a split decides, `plain` where a variant is served outright. */
export function projectServe(flag: Flag, serve: Serve, placeOf: PlaceOf, plain: Reason, split = plain): Outcome {
  if (!('split' in serve)) return { serve: placeOf(serve.variant), reason: plain };
  const sure = sureVariant(serve.split);
  if (sure !== undefined) return { serve: placeOf(sure), reason: split };
  const { key, seed = key, offVariant } = flag;
  const drawn = { by: serve.by, seed, split: endsOf(serve.split, placeOf), otherwise: placeOf(offVariant) };
  return { serve: drawn, reason: split };
}

/** The variants that can come of it. */
export function variantsOf(flag: Flag, serve: Serve): readonly string[] {
  if (!('split' in serve)) return [serve.variant];
  const sure = sureVariant(serve.split);
  return sure === undefined ? [flag.offVariant, ...drawnIn(serve.split).map(({ variant }) => variant)] : [sure];
}

function sureVariant(split: readonly WeightedVariant[]): string | undefined {
  return split.find(({ weight }) => weight === bucketCount)?.variant;
}

function drawnIn(split: readonly WeightedVariant[]): readonly WeightedVariant[] {
  return split.filter(({ weight }) => weight > 0);
}

function endsOf(split: readonly WeightedVariant[], placeOf: PlaceOf): ClientSplit['split'] {
  let end = 0;
  return drawnIn(split).map(({ variant, weight }) => {
    end += weight;
    return [placeOf(variant), end];
  });
}
