import { type Attribute, attributeNamed, elementsOf, readAttribute, type Subject, textOf } from './attribute.js';
import type { AttributeCondition, Condition } from './model.js';
import { type Matcher, operatorNamed } from './operators.js';

export type CompiledCondition = CompiledAttributeCondition | CompiledSegmentCondition;

export interface CompiledAttributeCondition {
  readonly attribute: Attribute;
  readonly matches: Matcher;
  readonly asksExistence: boolean;
  readonly negate: boolean;
}

/** Segments are looked up when a flag is decided, so that a changed segment recompiles no flag. */
interface CompiledSegmentCondition {
  readonly segment: string;
  readonly negate: boolean;
}

export function compileCondition(condition: Condition): CompiledCondition {
  if (!('segment' in condition)) return compileAttributeCondition(condition);
  return { segment: condition.segment, negate: condition.negate === true };
}

export function compileAttributeCondition(condition: AttributeCondition): CompiledAttributeCondition {
  const operator = operatorNamed(condition.operator);
  return {
    attribute: attributeNamed(condition.attribute),
    matches: operator?.prepare(condition.values) ?? (() => undefined),
    asksExistence: condition.operator === 'exists',
    negate: condition.negate === true,
  };
}

/** A missing attribute, or one of a type that the operator cannot be asked of, makes it false, negated or not. */
export function holdsAttribute(condition: CompiledAttributeCondition, subject: Subject): boolean {
  const value = readAttribute(condition.attribute, subject);
  const outcome = condition.asksExistence ? isPresent(value) : matchValue(condition.matches, value);
  return outcome !== undefined && outcome !== condition.negate;
}

function isPresent(value: unknown): boolean {
  return textOf(value) !== undefined || elementsOf(value) !== undefined;
}

function matchValue(matches: Matcher, value: unknown): boolean | undefined {
  return typeof value === 'object' ? matchElements(matches, elementsOf(value)) : matches(value);
}

/** An array matches if one element does. An empty one matches nothing, but is there: negated, it holds. */
function matchElements(matches: Matcher, elements: readonly unknown[] | undefined): boolean | undefined {
  if (elements === undefined) return undefined;
  let outcome: boolean | undefined = elements.length === 0 ? false : undefined;
  for (const element of elements) {
    const one = matches(element);
    if (one === true) return true;
    outcome ??= one;
  }
  return outcome;
}
