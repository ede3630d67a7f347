import { textOf } from '../attribute.js';
import type { Context } from '../model.js';
import type { Decision, EnabledFlag } from './model.js';
import type { Projection } from './projection.js';
import { createSha256 } from './sha256.js';
import type { Subject } from './subject.js';

/** As many elements of an array attribute are read as the server reads. */
const maximumElements = 20_000;

/**
 * Decides every flag for one context. What cannot be decided here is as the server decided it: where `served` has no
 * answer it is left out, and so are the flags that lean on it. Never throws, whatever the context is.
 */
export function decideAll(
  projection: Projection,
  context: Context,
  served: ReadonlyMap<string, Decision>,
): Map<string, Decision> {
  const { flags, segments, document } = projection;
  const hash = createSha256();
  const pseudonyms = new Map<string, string>();
  const known = new Map<string, Decision | undefined>();

  const decide = (key: string): Decision | undefined => {
    if (!known.has(key)) {
      try {
        known.set(key, flags.get(key)?.compiled(subject));
      } catch {
        known.set(key, served.get(key));
      }
    }
    return known.get(key);
  };

  const subject: Subject = {
    segments,
    read: (attribute) => {
      // A getter or a proxy that throws holds nothing, and neither does what every object inherits.
      try {
        if (attribute in {} && !Object.hasOwn(context, attribute)) return undefined;
        const value: unknown = context[attribute];
        return Array.isArray(value) ? value.slice(0, maximumElements) : value;
      } catch {
        return undefined;
      }
    },
    pseudonym: (attribute, value) => {
      const text = textOf(value);
      if (text === undefined) return undefined;
      const whole = `${document.salt}\0${attribute}\0${text}`;
      const pseudonym = pseudonyms.get(whole) ?? hash(whole);
      pseudonyms.set(whole, pseudonym);
      return pseudonym;
    },
    prerequisitesOf: (key) =>
      ((flags.get(key)?.wire as EnabledFlag | undefined)?.prerequisites ?? []).map(({ flag }) => flag),
    // What is undefined here throws: then nothing can be said of the flag that leans on it either.
    isMet: (key, variants) => {
      if (!flags.has(key)) return false;
      const { variant, reason } = decide(key) as Decision;
      return reason !== 'DISABLED' && variants.includes(variant);
    },
  };

  for (const key of flags.keys()) decide(key);
  return new Map([...known].filter((entry): entry is [string, Decision] => entry[1] !== undefined));
}
