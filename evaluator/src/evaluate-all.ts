import { readText } from './attribute.js';
import { bucketOfHash, bucketWith } from './bucket.js';
import type { CompiledFlag } from './compile-flag.js';
import { type CompiledSplit, outcomeInBucket } from './compile-serve.js';
import { type Decided, decideUpToSplit } from './decide.js';
import type { Context, Json } from './model.js';
import { noVariant, type Outcome, reasonOf, variantOf } from './outcome.js';
import { hashPair, type PreparedValue, prepareValue } from './prepared-value.js';
import type { Evaluation } from './reason.js';
import type { Ruleset } from './ruleset.js';

/**
 * Decides every flag for one context; one that is malformed and never was well is left out, as there is no default to
 * serve. Never throws, whatever the context is.
 */
export function evaluateAll(ruleset: Ruleset, context: Context): Map<string, Evaluation<Json>> {
  const outcomes = decideAll(ruleset, context);
  const evaluations = new Map<string, Evaluation<Json>>();
  for (let index = 0; index < outcomes.length; index++) {
    const flag = ruleset.list[index] as CompiledFlag;
    const outcome = outcomes[index] as Outcome;
    const position = variantOf(outcome);
    if (position === noVariant) continue;
    const value = flag.values[position] as Json;
    evaluations.set(flag.key, { value, variant: flag.names[position] as string, reason: reasonOf(outcome) });
  }
  return evaluations;
}

function decideAll(ruleset: Ruleset, context: Context): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const draws = new Draws(context, outcomes);
  const decided: Decided = new Map();
  for (const flag of ruleset.list) {
    const serve = decideUpToSplit(ruleset, flag, context, decided);
    if (typeof serve === 'number') outcomes.push(serve);
    else outcomes.push(draws.add(serve, outcomes.length));
  }
  draws.finish();
  return outcomes;
}

const hashes = new Int32Array(2);

/** Draws splits by twos, because two hashes at once take little more time than one. */
class Draws {
  readonly #context: Context;
  readonly #outcomes: Outcome[];
  readonly #waiting = new Map<string, Waiting>();

  constructor(context: Context, outcomes: Outcome[]) {
    this.#context = context;
    this.#outcomes = outcomes;
  }

  /** Gives an outcome for the place `index`, which may be replaced until all draws are finished. */
  add(split: CompiledSplit, index: number): Outcome {
    const waiting = this.#waitingFor(split);
    if (waiting.value === undefined) return split.withoutValue;
    const first = waiting.split;
    if (first === undefined) {
      waiting.split = split;
      waiting.index = index;
      return split.withoutValue;
    }
    waiting.split = undefined;
    hashPair(first.seed, split.seed, waiting.value, hashes);
    this.#outcomes[waiting.index] = outcomeInBucket(first, bucketOfHash(hashes[0] as number));
    return outcomeInBucket(split, bucketOfHash(hashes[1] as number));
  }

  finish(): void {
    for (const { value, split, index } of this.#waiting.values()) {
      if (value !== undefined && split !== undefined) {
        this.#outcomes[index] = outcomeInBucket(split, bucketWith(split.seed, value.text));
      }
    }
  }

  #waitingFor(split: CompiledSplit): Waiting {
    const found = this.#waiting.get(split.by.name);
    if (found !== undefined) return found;
    const text = readText(split.by, this.#context);
    const waiting = { value: text === undefined ? undefined : prepareValue(text), split: undefined, index: 0 };
    this.#waiting.set(split.by.name, waiting);
    return waiting;
  }
}

interface Waiting {
  readonly value: PreparedValue | undefined;
  split: CompiledSplit | undefined;
  index: number;
}
