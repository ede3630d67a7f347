import { textOf } from '../attribute.js';
import type { ClientAttributeCondition, ClientCondition, ClientSegment } from './model.js';
import { operators } from './operators.js';
import { giveUp, text } from './parts.js';
import type { Subject } from './subject.js';

/** Whether something holds for the subject; throws where that cannot be said here. */
export type Holds = (subject: Subject) => boolean;

export function compileCondition(condition: ClientCondition): Holds {
  if (!('segment' in condition)) return compileAttributeCondition(condition);
  const key = text(condition.segment);
  const wanted = !readNegation(condition);
  // An unknown segment makes it false, negated or not.
  return (subject) => subject.segments.get(key)?.compiled(subject) === wanted;
}

function compileAttributeCondition(condition: ClientAttributeCondition): Holds {
  const attribute = text(condition.attribute);
  const { operator, values } = condition;
  const [parse, test] = operators[operator] ?? giveUp();
  const wanted = values.map((value) => parse(value) ?? giveUp());
  const isNegated = readNegation(condition);
  return ({ read, pseudonym }) => {
    const value = read(attribute);
    const elements = Array.isArray(value) ? value : [value];
    const matches = (element: unknown) => {
      const left = operator === 'in' ? pseudonym(attribute, element) : parse(element);
      return left === undefined ? undefined : wanted.some((right) => test(left, right));
    };
    const outcomes =
      operator === 'exists' ? [elements === value || textOf(value) !== undefined] : elements.map(matches);
    const isMatch = outcomes.includes(true);
    // An empty list matches nothing, but is there; one without any element of a fitting type is as good as missing.
    return isNegated ? !isMatch && (outcomes.length === 0 || outcomes.includes(false)) : isMatch;
  };
}

function readNegation(condition: ClientCondition): boolean {
  const negate: boolean = condition.negate ?? false;
  return typeof negate === 'boolean' ? negate : giveUp();
}

/** All must hold, and there is at least one. */
export function compileAll<T>(conditions: readonly T[], compile: (condition: T) => Holds): Holds {
  const all = conditions.map(compile);
  return all.length > 0 ? (subject) => all.every((holds) => holds(subject)) : giveUp();
}

/** Whether the attribute's pseudonym is one of these. */
export function compileList(by: string, pseudonyms: readonly string[] = []): Holds {
  const listed = new Set<string | undefined>(pseudonyms.map(text));
  text(by);
  return ({ read, pseudonym }) => listed.size > 0 && listed.has(pseudonym(by, read(by)));
}

/** Excluded beats included beats rules. */
export function compileSegment({ by, included, excluded, rules = [] }: ClientSegment): Holds {
  const isExcluded = compileList(by, excluded);
  const isIncluded = compileList(by, included);
  const alternatives = rules.map((rule) => compileAll(rule, compileAttributeCondition));
  return (subject) => !isExcluded(subject) && (isIncluded(subject) || alternatives.some((holds) => holds(subject)));
}
