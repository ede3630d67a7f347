import { type Attribute, attributeNamed, readText, type Subject } from './attribute.js';
import { bucketCount, bucketWith } from './bucket.js';
import { type PreparedSeed, prepareSeed } from './hash.js';
import type { Serve, WeightedVariant } from './model.js';
import { type DecidedReason, type Outcome, outcomeOf } from './outcome.js';

export type CompiledServe = Outcome | CompiledSplit;

export interface CompiledSplit {
  readonly by: Attribute;
  readonly seed: PreparedSeed;
  /** Where each variant's range ends. */
  readonly ends: readonly number[];
  readonly outcomes: readonly Outcome[];
  /** Served where the context lacks the attribute. */
  readonly withoutValue: Outcome;
}

export interface ServeSurroundings {
  readonly seed: string;
  readonly offVariant: number;
  readonly positionOf: (variant: string) => number;
}

/** `split` is the reason where a split decides, `plain` where a variant is served outright. */
export function compileServe(
  serve: Serve,
  reasons: { readonly plain: DecidedReason; readonly split: DecidedReason },
  around: ServeSurroundings,
): CompiledServe {
  if (!('split' in serve)) return outcomeOf(around.positionOf(serve.variant), reasons.plain);
  const sure = serve.split.find((part) => part.weight === bucketCount);
  if (sure !== undefined) return outcomeOf(around.positionOf(sure.variant), reasons.split);
  return {
    by: attributeNamed(serve.by),
    seed: prepareSeed(around.seed),
    ends: endsOf(serve.split),
    outcomes: serve.split.map((part) => outcomeOf(around.positionOf(part.variant), reasons.split)),
    withoutValue: outcomeOf(around.offVariant, 'NO_BUCKETING_VALUE'),
  };
}

function endsOf(split: readonly WeightedVariant[]): number[] {
  let end = 0;
  return split.map((part) => {
    end += part.weight;
    return end;
  });
}

export function decideServe(serve: CompiledServe, subject: Subject): Outcome {
  return typeof serve === 'number' ? serve : decideSplit(serve, subject);
}

function decideSplit(split: CompiledSplit, subject: Subject): Outcome {
  const text = readText(split.by, subject);
  if (text === undefined) return split.withoutValue;
  return drawSplit(split, text);
}

export function drawSplit(split: CompiledSplit, text: string): Outcome {
  return outcomeInBucket(split, bucketWith(split.seed, text));
}

export function outcomeInBucket(split: CompiledSplit, bucket: number): Outcome {
  const { ends, outcomes } = split;
  for (let index = 0; index < ends.length; index++) {
    if (bucket < (ends[index] ?? 0)) return outcomes[index] ?? split.withoutValue;
  }
  return split.withoutValue;
}
