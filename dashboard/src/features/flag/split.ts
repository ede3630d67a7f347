import type { Serve, WeightedVariant } from '@guidon/evaluator';

/** A split's weights, in thousandths of a percent, sum to this. */
export const wholeWeight = 100_000;

type Split = readonly WeightedVariant[];

/** Gives one part a weight; what is left is shared among the others as they stood to each other. */
export function withWeight(split: Split, place: number, weight: number): Split {
  const others = split.filter((_, index) => index !== place);
  const shares = shareOut(
    wholeWeight - weight,
    others.map((part) => part.weight),
  );
  return split.map((part, index) => {
    if (index === place) return { ...part, weight };
    return { ...part, weight: shares[index < place ? index : index - 1] ?? 0 };
  });
}

/** In whole numbers that sum to `total`: what rounding leaves goes to the largest, then to the last. */
function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, one) => all + one, 0);
  if (sum === 0) return weights.map((_, index) => (index === weights.length - 1 ? total : 0));
  const shares = weights.map((one) => Math.floor((one / sum) * total));
  const left = total - shares.reduce((all, one) => all + one, 0);
  const largest = weights.indexOf(Math.max(...weights));
  return shares.map((share, index) => (index === largest ? share + left : share));
}

/** A new part starts with nothing, so that adding one moves nobody. */
export function withPart(split: Split, variant: string): Split {
  return [...split, { variant, weight: 0 }];
}

export function withoutPart(split: Split, place: number): Split {
  const left = split.filter((_, index) => index !== place);
  const shares = shareOut(
    wholeWeight,
    left.map((part) => part.weight),
  );
  return left.map((part, index) => ({ ...part, weight: shares[index] ?? 0 }));
}

/** A split that serves what was served so far: everybody the variant, nobody yet the others. */
export function asSplit(serve: Serve, variants: readonly string[]): Extract<Serve, { readonly split: unknown }> {
  if ('split' in serve) return serve;
  const others = variants.filter((name) => name !== serve.variant).slice(0, 1);
  const parts = [serve.variant, ...others].map((variant) => ({
    variant,
    weight: variant === serve.variant ? wholeWeight : 0,
  }));
  // A percentage is read as "how many have it on": that part comes first, whatever was served before.
  return { by: 'userId', split: parts.sort((one, other) => rank(one.variant) - rank(other.variant)) };
}

function rank(variant: string): number {
  return variant === 'on' ? 0 : 1;
}

/** The variant that most are served. */
export function asVariant(serve: Serve): Extract<Serve, { readonly variant: string }> {
  if (!('split' in serve)) return serve;
  const [most] = [...serve.split].sort((one, other) => other.weight - one.weight);
  return { variant: most?.variant ?? '' };
}
