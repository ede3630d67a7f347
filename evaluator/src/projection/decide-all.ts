import type { Context } from '../model.js';
import { flagsBehind, maximumFlagsBehind } from '../prerequisites.js';
import { isInSegment } from './conditions.js';
import { readFlag } from './decide-flag.js';
import type { ClientFlag, ClientSegment, Decision, EnabledFlag } from './model.js';
import type { Projection } from './projection.js';
import { attributesOf, pseudonymsWith, type Subject } from './subject.js';

/**
 * Decides every flag for one context. What cannot be decided here is as the server decided it: where `served` has no
 * answer it is left out, and so are the flags that lean on it. Never throws, whatever the context is.
 */
export function decideAll(
  { document }: Projection,
  context: Context,
  served: ReadonlyMap<string, Decision>,
): Map<string, Decision> {
  const flags = byKey(document.flags);
  const segments = byKey(document.segments);
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
    read: attributesOf(context),
    pseudonym: pseudonymsWith(document.salt),
    isIn: (key) => {
      const segment = segments.get(key);
      // Of one that was never readable nothing can be read here either: it throws.
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
        return reason !== 'DISABLED' && variants.includes(variant as string);
      });
    },
  };

  for (const flag of flags.values()) decide(flag);
  return new Map([...known].filter((entry): entry is [string, Decision] => entry[1] !== undefined));
}

function byKey<T extends { readonly key: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((one) => [one.key, one]));
}

function prerequisitesOf(flag: ClientFlag | undefined): readonly string[] {
  return ((flag as EnabledFlag | undefined)?.prerequisites ?? []).map((one) => one.flag);
}
