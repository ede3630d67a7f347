import { textOf } from '../attribute.js';
import type { Context } from '../model.js';
import { flagsBehind, maximumFlagsBehind } from '../prerequisites.js';
import { isInSegment } from './conditions.js';
import { readFlag } from './decide-flag.js';
import type { ClientFlag, ClientSegment, Decision, EnabledFlag } from './model.js';
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
  { document }: Projection,
  context: Context,
  served: ReadonlyMap<string, Decision>,
): Map<string, Decision> {
  const flags = new Map(document.flags.map((flag) => [flag.key, flag]));
  const segments = new Map(document.segments.map((segment) => [segment.key, segment]));
  const hash = createSha256();
  const pseudonyms = new Map<string, string>();
  const known = new Map<string, Decision | undefined>();

  const decide = (flag: ClientFlag): Decision | undefined => {
    const { key } = flag;
    if (!known.has(key)) {
      try {
        known.set(key, readFlag(flag, subject)());
      } catch {
        known.set(key, served.get(key));
      }
    }
    return known.get(key);
  };

  const subject: Subject = {
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
    isIn: (key) => {
      const segment = segments.get(key);
      return segment && isInSegment(segment as ClientSegment, subject);
    },
    isMet: ({ key, prerequisites = [] }) => {
      // A flag that stands behind itself, or behind too many, is never met: that bounds the recursion too.
      const behind = flagsBehind(key, (one) => prerequisitesOf(flags.get(one)));
      if (behind.has(key) || behind.size > maximumFlagsBehind) return false;
      return prerequisites.every(({ flag, variants }) => {
        const other = flags.get(flag);
        if (other === undefined) return false;
        // Undefined, it throws: of what leans on it nothing can be said either.
        const { variant, reason } = decide(other) as Decision;
        return reason !== 'DISABLED' && variants.includes(variant ?? '');
      });
    },
  };

  for (const flag of flags.values()) decide(flag);
  return new Map([...known].filter((entry): entry is [string, Decision] => entry[1] !== undefined));
}

function prerequisitesOf(flag: ClientFlag | undefined): readonly string[] {
  return ((flag as EnabledFlag | undefined)?.prerequisites ?? []).map((one) => one.flag);
}
