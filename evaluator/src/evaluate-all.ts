import type { CompiledFlag } from './compile-flag.js';
import { type Decided, decideUpToSplit } from './decide.js';
import { Draws } from './draws.js';
import type { Context, Json } from './model.js';
import { noVariant, type Outcome, reasonOf, undecided, variantOf } from './outcome.js';
import type { Evaluation, Reason } from './reason.js';
import type { Ruleset } from './ruleset.js';

/** What a caller makes of one flag's decision. */
export type Explain<R> = (value: Json, variant: string, reason: Reason) => R;

/**
 * Decides every flag for one context; one that is malformed and never was well is left out, as there is no default to
 * serve. Never throws, whatever the context is.
 */
export function evaluateAll(ruleset: Ruleset, context: Context): Map<string, Evaluation<Json>> {
  return explainAll(ruleset, context, (value, variant, reason) => ({ value, variant, reason }));
}

/** As `evaluateAll`, for a caller who has more to say of each: saves a second walk over all of them. */
export function explainAll<R>(ruleset: Ruleset, context: Context, explain: Explain<R>): Map<string, R> {
  const outcomes = decideAll(ruleset, context);
  const explained = new Map<string, R>();
  for (let place = 0; place < outcomes.length; place++) {
    const flag = ruleset.list[place] as CompiledFlag;
    const outcome = outcomes[place] as Outcome;
    const position = variantOf(outcome);
    if (position === noVariant) continue;
    explained.set(flag.key, explain(flag.values[position] as Json, flag.names[position] as string, reasonOf(outcome)));
  }
  return explained;
}

function decideAll(ruleset: Ruleset, context: Context): Int32Array {
  const { list } = ruleset;
  const outcomes = new Int32Array(list.length);
  const draws = new Draws(context, outcomes);
  const decided: Decided = new Map();
  const decideOne = (flag: CompiledFlag, place: number): Outcome => {
    if (flag.constant !== undecided) return flag.constant;
    if (flag.draw !== undefined) return draws.addDraw(flag.draw, place);
    const serve = decideUpToSplit(ruleset, flag, context, decided);
    return typeof serve === 'number' ? serve : draws.add(serve, place);
  };
  for (let place = 0; place < list.length; place++) {
    outcomes[place] = decideOne(list[place] as CompiledFlag, place);
  }
  draws.finish();
  return outcomes;
}
