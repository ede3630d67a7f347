import { textOf } from '../attribute.js';
import type { EnabledFlag } from './model.js';
import { createSha256 } from './sha256.js';

/** Whom a flag is decided for, and what else it may ask. */
export interface Subject {
  readonly read: (attribute: string) => unknown;
  /** The pseudonym of an attribute's value; undefined for what has no text. */
  readonly pseudonym: (attribute: string, value: unknown) => string | undefined;
  /** Undefined for an unknown segment; throws where it cannot be said here. */
  readonly isIn: (segment: string) => boolean | undefined;
  /** Whether the flag's prerequisites are met; throws where it cannot be said here. */
  readonly isMet: (flag: EnabledFlag) => boolean;
}

const nothing = (): undefined => undefined;

/** For whom flags are only read, to see whether they are well-formed. */
export const nobody: Subject = { read: nothing, pseudonym: nothing, isIn: nothing, isMet: () => false };

/** As many elements of an array attribute are read as the server reads. */
const maximumElements = 20_000;

/** A getter or a proxy that throws holds nothing, and neither does what every object inherits. */
export function attributesOf(context: object): Subject['read'] {
  return (attribute) => {
    try {
      if (attribute in {} && !Object.hasOwn(context, attribute)) return undefined;
      const value: unknown = context[attribute as never];
      return Array.isArray(value) ? value.slice(0, maximumElements) : value;
    } catch {
      return undefined;
    }
  };
}

/** Each is made once: a hash takes longer than anything else here. */
export function pseudonymsWith(salt: string): Subject['pseudonym'] {
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
