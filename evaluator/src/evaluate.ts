import { decide } from './decide.js';
import type { Context, Json } from './model.js';
import { noVariant, reasonOf, variantOf } from './outcome.js';
import type { Evaluation } from './reason.js';
import type { Ruleset } from './ruleset.js';

/**
 * Decides one flag for one context. A value of another type than `fallback` is not served; a `fallback` of null asks
 * for no type. Never throws, whatever the context is.
 */
export function evaluate<T extends Json>(ruleset: Ruleset, key: string, context: Context, fallback: T): Evaluation<T> {
  const flag = ruleset.flags.get(key);
  if (flag === undefined) return { value: fallback, variant: null, reason: 'FLAG_NOT_FOUND' };
  const outcome = decide(ruleset, flag, context);
  const position = variantOf(outcome);
  if (position === noVariant) return { value: fallback, variant: null, reason: reasonOf(outcome) };
  const value = flag.values[position] ?? null;
  if (!isLike(value, fallback)) return { value: fallback, variant: null, reason: 'TYPE_MISMATCH' };
  return { value, variant: flag.names[position] ?? null, reason: reasonOf(outcome) };
}

/** Whether a boolean flag serves `true`; a string stands for a user id. Never throws. */
export function isEnabled(ruleset: Ruleset, key: string, context: Context | string): boolean {
  const flag = ruleset.flags.get(key);
  return flag !== undefined && flag.values[variantOf(decide(ruleset, flag, context))] === true;
}

function isLike<T extends Json>(value: Json, fallback: T): value is T {
  // JavaScript callers may leave the default out.
  if (fallback === null || fallback === undefined) return true;
  return typeName(value) === typeName(fallback);
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
