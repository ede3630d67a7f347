import type { CompiledFlag } from './compile-flag.js';
import { type Decided, decideUpToSplit } from './decide.js';
import { Draws } from './draws.js';
import type { Context, Json } from './model.js';
import { noVariant, type Outcome, reasonOf, variantOf } from './outcome.js';
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

function decideAll(ruleset: Ruleset, context: Context): Int32Array {
  const { list } = ruleset;
  const outcomes = new Int32Array(list.length);
  const draws = new Draws(context);
  const decided: Decided = new Map();
  for (let place = 0; place < list.length; place++) {
    const serve = decideUpToSplit(ruleset, list[place] as CompiledFlag, context, decided);
    outcomes[place] = typeof serve === 'number' ? serve : draws.add(serve, place);
  }
  draws.drawInto(outcomes);
  return outcomes;
}
