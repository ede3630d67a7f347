import { textOf } from '../attribute.js';
import { bucketCount, bucketOfHash } from '../bucket.js';
import type { Json } from '../model.js';
import type { Reason } from '../reason.js';
import { allHold, isListed } from './conditions.js';
import { checksum } from './md5.js';
import type { ClientFlag, ClientServe, Decision, EnabledFlag } from './model.js';
import { giveUp, text } from './parts.js';
import type { Subject } from './subject.js';

type Decide = () => Decision;

/** Throws for what is none of the flag's variants. */
type Serving = (variant: string, reason: Reason) => Decide;

/**
 * Reads every part of a flag, and throws where one is malformed; gives what decides it, which throws where that cannot
 * be done here. Of a flag that is off only its off variant is read: the kill switch always works.
 */
export function readFlag(flag: ClientFlag, subject: Subject): Decide {
  if ('server' in flag) return giveUp;
  const { variants, offVariant, enabled } = flag;
  const serving: Serving = (variant, reason) => {
    const value = Object.hasOwn(variants, text(variant)) ? variants[variant] : giveUp();
    return () => ({ value: value as Json, variant, reason });
  };
  const off = serving(offVariant, 'DISABLED');
  if (enabled === false) return off;
  return enabled === true ? readEnabled(flag, subject, serving) : giveUp();
}

function readEnabled(flag: EnabledFlag, subject: Subject, serving: Serving): Decide {
  const { targets = [], prerequisites = [], rules = [], fallthrough, offVariant } = flag;
  const serve = (what: ClientServe, plain: Reason, split = plain) =>
    readServe(what, flag, subject, serving, plain, split);
  for (const one of prerequisites.values()) one.variants.map(text).push(text(one.flag));
  const steps = [
    ...targets.map((one) => [isListed(one.values, one.by, subject), serving(one.variant, 'TARGET_MATCH')] as const),
    ...rules.map((rule) => [allHold(rule.conditions, subject), serve(rule.serve, 'RULE_MATCH')] as const),
    [true, serve(fallthrough, 'FALLTHROUGH', 'SPLIT')] as const,
  ];
  const unmet = serving(offVariant, 'PREREQUISITE_FAILED');
  const [, chosen = unmet] = steps.find(([holds]) => holds) ?? [];
  return () => (subject.isMet(flag) ? chosen() : unmet());
}

function readServe(
  serve: ClientServe,
  { key, seed = key, offVariant }: EnabledFlag,
  subject: Subject,
  serving: Serving,
  plain: Reason,
  split: Reason,
): Decide {
  text(seed);
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
}
