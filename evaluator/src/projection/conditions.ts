import { textOf } from '../attribute.js';
import type { ClientAttributeCondition, ClientCondition, ClientSegment } from './model.js';
import { operators } from './operators.js';
import { giveUp, text } from './parts.js';
import type { Subject } from './subject.js';

/** All must hold, and there is at least one. Every condition is read, so that a malformed one shows at once. */
export function allHold(conditions: readonly ClientCondition[], subject: Subject): boolean {
  const outcomes = conditions.map((condition) => holds(condition, subject));
  return outcomes.length > 0 ? !outcomes.includes(false) : giveUp();
}

function holds(condition: ClientCondition, subject: Subject): boolean {
  const { negate = false }: { readonly negate?: unknown } = condition;
  if (typeof negate !== 'boolean') giveUp();
  // An unknown segment makes it false, negated or not.
  if ('segment' in condition) return subject.isIn(text(condition.segment)) === !negate;
  const outcomes = matches(condition, subject);
  const isMatch = outcomes.includes(true);
  // An empty list matches nothing, but is there; one without any element of a fitting type is as good as missing.
  return negate ? !isMatch && (outcomes.length === 0 || outcomes.includes(false)) : isMatch;
}

/** Of each element of a list; undefined for what the operator cannot be asked of. */
function matches({ attribute, operator, values }: ClientAttributeCondition, subject: Subject): (boolean | undefined)[] {
  const [parse, test] = operators[operator] ?? giveUp();
  const wanted = values.map((value) => parse(value) ?? giveUp());
  const value = subject.read(text(attribute));
  const elements = Array.isArray(value) ? value : [value];
  if (operator === 'exists') return [elements === value || textOf(value) !== undefined];
  return elements.map((element) => {
    const left = operator === 'in' ? subject.pseudonym(attribute, element) : parse(element);
    return left === undefined ? left : wanted.some((right) => test(left as never, right as never));
  });
}

export function isListed(values: readonly string[], by: string, { read, pseudonym }: Subject): boolean {
  return values.map(text).includes(pseudonym(by, read(text(by))) ?? '');
}

/** Excluded beats included beats rules. */
export function isInSegment(
  { by, included = [], excluded = [], rules = [] }: ClientSegment,
  subject: Subject,
): boolean {
  const isIncluded = isListed(included, by, subject);
  const isRuled = rules.map((rule) => allHold(rule, subject)).includes(true);
  return !isListed(excluded, by, subject) && (isIncluded || isRuled);
}
