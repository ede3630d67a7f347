import { type Attribute, attributeNamed, readText, type Subject } from './attribute.js';
import { type CompiledAttributeCondition, compileAttributeCondition, holdsAttribute } from './compile-condition.js';
import type { Segment } from './model.js';

export interface CompiledSegment {
  readonly by: Attribute;
  readonly included: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
  readonly rules: readonly (readonly CompiledAttributeCondition[])[];
}

export function compileSegment(segment: Segment): CompiledSegment {
  return {
    by: attributeNamed(segment.by),
    included: new Set(segment.included),
    excluded: new Set(segment.excluded),
    rules: segment.rules.map((rule) => rule.map(compileAttributeCondition)),
  };
}

/** Excluded beats included beats rules. */
export function isInSegment(segment: CompiledSegment, subject: Subject): boolean {
  const text = readText(segment.by, subject);
  if (text !== undefined && segment.excluded.has(text)) return false;
  if (text !== undefined && segment.included.has(text)) return true;
  return segment.rules.some((rule) => rule.every((condition) => holdsAttribute(condition, subject)));
}
