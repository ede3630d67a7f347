import type { ClientAttributeCondition } from './model.js';
import { isSame, operators } from './operators.js';
import { createSha256 } from './sha256.js';

/** Whom flags are decided for. */
export interface Subject {
  /** What buckets and lists see of an attribute; undefined where it counts as lacking. */
  readonly textOf: (attribute: string) => string | undefined;
  /** Undefined where the condition does not hold either way; throws for one that cannot be understood. */
  readonly meets: (condition: ClientAttributeCondition) => boolean | undefined;
}

/** The context is plain JSON data. */
export function subjectOf(context: object, salt: string): Subject {
  const attributes = new Map<string, unknown>(Object.entries({ ...context }));
  const pseudonym = pseudonymsWith(salt);
  return {
    textOf: (attribute) => asText(attributes.get(attribute)),
    meets: ({ attribute, operator, values }) => {
      const value = attributes.get(attribute);
      if (operator === 'exists') return Array.isArray(value) || asText(value) !== undefined;
      const [test] = operators[operator] as (typeof operators)[string];
      const elements = [value].flat(operator === 'is' ? 0 : 1);
      const asked = elements.map((one) => (test === isSame ? pseudonym(attribute, one) : one));
      const fitting = asked.filter((one) => typeof one === typeof values[0]) as never[];
      // What does not fit is as good as missing; but an empty list, which matches nothing, is there.
      if (elements.length > 0 && fitting.length === 0) return undefined;
      return fitting.some((left) => values.some((right) => test(left, right as never)));
    },
  };
}

function asText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'object' ? undefined : String(value);
}

/** Each is made once: a hash takes longer than anything else here. */
function pseudonymsWith(salt: string): (attribute: string, value: unknown) => string | undefined {
  const hash = createSha256();
  const known = new Map<string, string>();
  return (attribute, value) => {
    const text = asText(value);
    if (text === undefined) return undefined;
    const whole = `${salt}\0${attribute}\0${text}`;
    const pseudonym = known.get(whole) ?? hash(whole);
    known.set(whole, pseudonym);
    return pseudonym;
  };
}
