import { textOf } from '../attribute.js';
import { bucketCount, bucketOfHash } from '../bucket.js';
import type { Reason } from '../reason.js';
import { allHold, isListed } from './conditions.js';
import { checksum } from './md5.js';
import type { ClientFlag, ClientServe, Decision } from './model.js';
import { giveUp, text } from './parts.js';
import type { Subject } from './subject.js';

type Decide = () => Decision;

/**
 * Reads every part of a flag, and throws where one is malformed; gives what decides it, which throws where that cannot
 * be done here. Of a flag that is off only its off variant is read: the kill switch always works.
 */
export function readFlag(flag: ClientFlag, subject: Subject): Decide {
  if ('server' in flag) return giveUp;
  const { key, variants, offVariant, enabled } = flag;
  const serving = (variant: string, reason: Reason): Decide => {
    const value = Object.hasOwn(variants, text(variant)) ? variants[variant] : giveUp();
    return () => ({ value: value ?? null, variant, reason });
  };
  const off = serving(offVariant, 'DISABLED');
  if (enabled === false) return off;
  if (enabled !== true) giveUp();
  const { seed = key, targets = [], prerequisites = [], rules = [], fallthrough } = flag;

  const readServe = (serve: ClientServe, plain: Reason, split: Reason): Decide => {
    if (!('split' in serve)) return serving(serve.variant, plain);
    const value = textOf(subject.read(text(serve.by)));
    let end = 0;
    const parts = serve.split.map(({ variant, weight }) => {
      end += Number.isInteger(weight) && weight >= 0 ? weight : giveUp();
      return { weight, end, decide: serving(variant, split) };
    });
    if (end !== bucketCount) giveUp();
    return () => {
      const bucket = value === undefined ? bucketCount : bucketOfHash(checksum(`${seed}:${value}`));
      // One that has all needs no value.
      const drawn = parts.find((part) => bucket < part.end || part.weight === bucketCount);
      return (drawn?.decide ?? serving(offVariant, 'NO_BUCKETING_VALUE'))();
    };
  };

  text(seed);
  for (const one of prerequisites.values()) one.variants.map(text).push(text(one.flag));
  const steps = [
    ...targets.map((one) => [isListed(one.values, one.by, subject), serving(one.variant, 'TARGET_MATCH')] as const),
    ...rules.map(({ conditions, serve }) => {
      return [allHold(conditions, subject), readServe(serve, 'RULE_MATCH', 'RULE_MATCH')] as const;
    }),
    [true, readServe(fallthrough, 'FALLTHROUGH', 'SPLIT')] as const,
  ];
  const unmet = serving(offVariant, 'PREREQUISITE_FAILED');
  const [, chosen = unmet] = steps.find(([holds]) => holds) ?? [];
  return () => (subject.isMet(flag) ? chosen() : unmet());
}
