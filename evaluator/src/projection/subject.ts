import { textOf } from '../attribute.js';
import { clientOperators } from './client-operators.js';
import type { ClientAttributeCondition, ClientCondition } from './model.js';
import type { Projection } from './projection.js';
import { createSha256 } from './sha256.js';

/** Whom flags are decided for, with all that a flag may ask of such a one. */
export interface Subject {
  readonly textIn: (attribute: string) => string | undefined;
  /** Whether the attribute's pseudonym stands in the list; undefined where there is no text to make one of. */
  readonly isListed: (pseudonyms: readonly string[] | undefined, attribute: string) => boolean | undefined;
  /** Throws where the condition cannot be decided here. */
  readonly holds: (condition: ClientCondition) => boolean;
}

/** As many elements of an array attribute are read as the server reads. */
const maximumElements = 20_000;

export function subjectOf(context: object, { salt, segments }: Pick<Projection, 'salt' | 'segments'>): Subject {
  const hash = createSha256();
  const known = new Map<string, string>();

  /** A getter or a proxy that throws holds nothing, and neither does what every object inherits. */
  const read = (name: string): unknown => {
    try {
      if (name in {} && !Object.hasOwn(context, name)) return undefined;
      const value = context[name as never] as unknown;
      return Array.isArray(value) ? value.slice(0, maximumElements) : value;
    } catch {
      return undefined;
    }
  };

  const pseudonym = (attribute: string, text: string): string => {
    const whole = `${salt}\0${attribute}\0${text}`;
    const made = known.get(whole) ?? hash(whole);
    known.set(whole, made);
    return made;
  };

  const isListed = (list: readonly unknown[] | undefined, attribute: string, value = read(attribute)) => {
    const text = textOf(value);
    return text === undefined ? undefined : list?.includes(pseudonym(attribute, text));
  };

  const holdsAttribute = ({ attribute, operator, values, negate }: ClientAttributeCondition): boolean => {
    const [parse, test] = clientOperators.get(operator) ?? [textOf];
    const value = read(attribute);
    const elements = Array.isArray(value) ? value : [value];
    const matches = (element: unknown) => {
      const left = parse(element);
      if (!test) return isListed(values, attribute, element);
      return left === undefined ? undefined : values.some((right) => test(left, parse(right) ?? ''));
    };
    const outcomes =
      operator === 'exists' ? [elements === value || textOf(value) !== undefined] : elements.map(matches);
    const isMatch = outcomes.includes(true);
    // An empty array matches nothing, but is there; what has no element of a fitting type is as good as missing.
    return negate ? !isMatch && (outcomes.length === 0 || outcomes.includes(false)) : isMatch;
  };

  const isIn = (key: string): boolean | undefined => {
    const segment = segments.get(key);
    if (segment === undefined) return undefined;
    if ('server' in segment) throw new RangeError(key);
    const { by, included, excluded, rules = [] } = segment;
    if (isListed(excluded, by)) return false;
    return isListed(included, by) || rules.some((rule) => rule.every(holdsAttribute));
  };

  return {
    textIn: (attribute) => textOf(read(attribute)),
    isListed,
    holds: (condition) => {
      if (!('segment' in condition)) return holdsAttribute(condition);
      const isMember = isIn(condition.segment);
      return isMember !== undefined && isMember !== (condition.negate ?? false);
    },
  };
}
