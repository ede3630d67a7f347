import { type Attributes, textOf } from './attributes.js';
import type { ClientAttributeCondition } from './model.js';
import { isSame, operators } from './operators.js';
import { createSha256 } from './sha256.js';

/** Undefined where it does not hold either way; throws for one that cannot be understood. */
type Meets = (condition: ClientAttributeCondition) => boolean | undefined;

export function conditionsOn(attributes: Attributes, salt: string): Meets {
  const pseudonym = pseudonymsWith(salt);
  return ({ attribute, operator, values }) => {
    const value = attributes.get(attribute);
    if (operator === 'exists') return Array.isArray(value) || textOf(value) !== undefined;
    const [test] = operators[operator] as (typeof operators)[string];
    const elements = operator === 'is' ? [value] : [value].flat();
    const asked = elements.map((one) => (test === isSame ? pseudonym(attribute, one) : one));
    const fitting = asked.filter((one) => typeof one === typeof values[0]) as never[];
    // What does not fit is as good as missing; but an empty list, which matches nothing, is there.
    const isThere = fitting.length > 0 || elements.length === 0;
    return isThere ? fitting.some((left) => values.some((right) => test(left, right as never))) : undefined;
  };
}

/** Each is made once: a hash takes longer than anything else here. */
function pseudonymsWith(salt: string): (attribute: string, value: unknown) => string | undefined {
  const hash = createSha256();
  const known = new Map<string, string>();
  return (attribute, value) => {
    const text = textOf(value);
    if (text === undefined) return undefined;
    const whole = `${salt}\0${attribute}\0${text}`;
    const pseudonym = known.get(whole) ?? hash(whole);
    known.set(whole, pseudonym);
    return pseudonym;
  };
}
