import { type Serve, weightOf } from '@guidon/evaluator';
import type { Listing, Release, ReleaseBase, ReleasePlan } from '../machine/release.model.js';

/** A release that has begun, as far as what it writes goes. */
export type Begun = Pick<Release, 'plan' | 'stage'> & { readonly base: ReleaseBase };

/** Whom a release has let in where it stands, each stage with all before it. */
export interface Reached {
  readonly listed: readonly Listing[];
  readonly segments: readonly string[];
  readonly weight: number;
}

export const wholeWeight = 100_000;

export function reachedBy({ plan, base, stage }: Begun): Reached {
  const stages = stage === null ? [] : plan.stages.slice(0, stage + 1);
  const percentages = stages.map(({ audience }) => audience.percentage ?? 0);
  const weight = Math.max(base.weight, ...percentages.map((percentage) => weightOf(percentage) ?? 0));
  return { listed: listedIn({ stages }, base), segments: segmentsIn({ stages }), weight };
}

/** The values that are the plan's, by attribute: what people had listed before stays theirs. */
export function listedIn({ stages }: Pick<ReleasePlan, 'stages'>, base?: ReleaseBase): Listing[] {
  const lists = stages.flatMap(({ audience }) => audience.targets ?? []);
  return unionOf(lists).flatMap(({ by, values }) => {
    const theirs = new Set(valuesIn(base?.listed ?? [], by));
    const own = values.filter((value) => !theirs.has(value));
    return own.length > 0 ? [{ by, values: own }] : [];
  });
}

export function segmentsIn({ stages }: Pick<ReleasePlan, 'stages'>): string[] {
  return [...new Set(stages.flatMap(({ audience }) => audience.segments ?? []))];
}

export function valuesIn(lists: readonly Listing[], by: string): string[] {
  return lists.filter((list) => list.by === by).flatMap(({ values }) => values);
}

export function unionOf(lists: readonly Listing[]): Listing[] {
  const attributes = [...new Set(lists.map(({ by }) => by))];
  return attributes.map((by) => ({ by, values: [...new Set(valuesIn(lists, by))] }));
}

/** What stands in the one and not in the other. */
export function without(lists: readonly Listing[], others: readonly Listing[]): Listing[] {
  return lists.flatMap(({ by, values }) => {
    const gone = new Set(valuesIn(others, by));
    const left = values.filter((value) => !gone.has(value));
    return left.length > 0 ? [{ by, values: left }] : [];
  });
}

type Sides = Pick<ReleasePlan, 'variant' | 'control' | 'by'>;

export function serveOf(weight: number, { variant, control, by }: Sides): Serve {
  if (weight === 0) return { variant: control };
  if (weight === wholeWeight) return { variant };
  const split = [
    { variant, weight },
    { variant: control, weight: wholeWeight - weight },
  ];
  return { by, split };
}

/** How much of a serve the variant has; undefined where raising it as [variant, control] would move people. */
export function weightIn(serve: Serve, { variant, control, by }: Sides): number | undefined {
  if (!('split' in serve)) {
    if (serve.variant === variant) return wholeWeight;
    return serve.variant === control ? 0 : undefined;
  }
  const [first, second = { variant: control }, ...more] = serve.split;
  const isLikeOurs = first?.variant === variant && second.variant === control && more.length === 0;
  return isLikeOurs && serve.by === by ? first.weight : undefined;
}
