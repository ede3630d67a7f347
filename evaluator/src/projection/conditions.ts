import { type Attributes, textOf } from './attributes.js';
import type { Utf8 } from './blocks.js';
import type { ClientAttributeCondition } from './model.js';
import { isSame, operators } from './operators.js';
import { createSha256 } from './sha256.js';

/** Undefined where it does not hold either way; throws for one that cannot be understood. */
type Meets = (condition: ClientAttributeCondition) => boolean | undefined;

export function conditionsOn(attributes: Attributes, salt: string, utf8: Utf8): Meets {
  const hash = createSha256();
  /** Each is made once: a hash takes longer than anything else here. */
  const pseudonyms: Record<string, string> = {};

  function pseudonym(attribute: string, value: unknown): string | undefined {
    const text = textOf(value);
    if (text === undefined) return text;
    const whole = `${salt}\0${attribute}\0${text}`;
    pseudonyms[whole] ??= hash(utf8(whole));
    return pseudonyms[whole];
  }

  return ({ attribute, operator, values }) => {
    const value = attributes.get(attribute);
    if (operator === 'exists') return Array.isArray(value) || textOf(value) !== undefined;
    const [test] = operators[operator] as (typeof operators)[string];
    const elements = [value].flat(operator === 'is' ? 0 : 1);
    const asked = test === isSame ? elements.map((one) => pseudonym(attribute, one)) : elements;
    const fitting = asked.filter((one) => typeof one === typeof values[0]) as never[];
    // What does not fit is as good as missing; but an empty list, which matches nothing, is there.
    if (fitting.length > 0 || elements.length === 0)
      return fitting.some((left) => values.some((right) => test(left, right as never)));
    return undefined;
  };
}
