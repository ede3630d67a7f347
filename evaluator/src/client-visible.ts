import { evaluate } from './evaluate.js';
import { evaluateAll } from './evaluate-all.js';
import type { Context, Json } from './model.js';
import { isMarkedVisible } from './project-flag.js';
import type { Evaluation } from './reason.js';
import type { Ruleset } from './ruleset.js';

/** The keys of the flags that client keys see, in the ruleset's order; of a malformed one, what it says now counts. */
export function clientVisibleFlags(ruleset: Ruleset): readonly string[] {
  return ruleset.list.filter(({ origin }) => isMarkedVisible(origin.wire)).map(({ key }) => key);
}

export function isClientVisible(ruleset: Ruleset, key: string): boolean {
  return isMarkedVisible(ruleset.flags.get(key)?.origin.wire);
}

/**
 * Decides the flags named for one context, and nothing else where they are few; as in `evaluateAll`, what is unknown
 * or cannot be served is left out. Never throws, whatever the context is.
 */
export function evaluateSome(
  ruleset: Ruleset,
  keys: readonly string[],
  context: Context,
): Map<string, Evaluation<Json>> {
  const isMost = keys.length * 2 > ruleset.list.length;
  const all = isMost ? evaluateAll(ruleset, context) : undefined;
  const some = new Map<string, Evaluation<Json>>();
  for (const key of keys) {
    const decision = all === undefined ? evaluate<Json>(ruleset, key, context, null) : all.get(key);
    if (decision !== undefined && decision.variant !== null) some.set(key, decision);
  }
  return some;
}
