import type { Decision } from '@guidon/evaluator/projection';
import type { Json } from '@guidon/sdk-core';

/** The value of a decision where it is of the type of `fallback`; a `fallback` of null asks for no type. */
export function valueLike(decision: Decision | undefined, fallback: Json): Json | undefined {
  return decision !== undefined && isLike(decision.value, fallback) ? decision.value : undefined;
}

/** As the evaluator has it: arrays and null are types of their own. */
export function isLike(value: Json, fallback: Json | undefined): boolean {
  // JavaScript callers may leave the default out.
  return fallback == null || typeName(value) === typeName(fallback);
}

/** `[object Array]`, `[object Null]` … */
const typeName = (value: Json): string => ({}).toString.call(value);
