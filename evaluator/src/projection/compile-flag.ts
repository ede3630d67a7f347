import { textOf } from '../attribute.js';
import { bucketCount, bucketOfHash } from '../bucket.js';
import { flagsBehind, maximumFlagsBehind } from '../prerequisites.js';
import type { Reason } from '../reason.js';
import { compileAll, compileCondition, compileList } from './conditions.js';
import { checksum } from './md5.js';
import type { ClientFlag, ClientServe, Decision, EnabledFlag } from './model.js';
import { giveUp, text } from './parts.js';
import type { Subject } from './subject.js';

/** What a flag comes to for the subject; throws where that cannot be said here. */
export type Decide = (subject: Subject) => Decision;

type Serving = (variant: string, reason: Reason) => Decide;

/** Throws where the flag is malformed. Of one that is off only its off variant is read: the kill switch always works. */
export function compileFlag(flag: ClientFlag): Decide {
  if ('server' in flag) return giveUp;
  const { variants, offVariant, enabled } = flag;
  const serving: Serving = (variant, reason) => {
    const value = Object.hasOwn(variants, text(variant)) ? variants[variant] : giveUp();
    const decision = { value, variant, reason } as Decision;
    return () => decision;
  };
  const off = serving(offVariant, 'DISABLED');
  if (enabled === false) return off;
  return enabled === true ? compileEnabled(flag, serving) : giveUp();
}

function compileEnabled(flag: EnabledFlag, serving: Serving): Decide {
  const { key, targets = [], rules = [], prerequisites = [] } = flag;
  const steps = [
    ...targets.map(({ by, values, variant }) => [compileList(by, values), serving(variant, 'TARGET_MATCH')] as const),
    ...rules.map(({ conditions, serve }) => {
      const holds = compileAll(conditions, compileCondition);
      return [holds, compileServe(flag, serve, serving, 'RULE_MATCH', 'RULE_MATCH')] as const;
    }),
    [() => true, compileServe(flag, flag.fallthrough, serving, 'FALLTHROUGH', 'SPLIT')] as const,
  ];
  const unmet = serving(flag.offVariant, 'PREREQUISITE_FAILED');
  const needed = prerequisites.map((one) => ({ flag: text(one.flag), variants: one.variants.map(text) }));
  return (subject) => {
    // A flag that stands behind itself, or behind too many, is never met: that bounds the recursion too.
    const behind = flagsBehind(key, subject.prerequisitesOf);
    const isMeetable = !behind.has(key) && behind.size <= maximumFlagsBehind;
    const isMet = isMeetable && needed.every(({ flag, variants }) => subject.isMet(flag, variants));
    const [, decide = unmet] = (isMet && steps.find(([holds]) => holds(subject))) || [];
    return decide(subject);
  };
}

function compileServe(flag: EnabledFlag, serve: ClientServe, serving: Serving, plain: Reason, split: Reason): Decide {
  if (!('split' in serve)) return serving(serve.variant, plain);
  const { by } = serve;
  const seed = text(flag.seed ?? flag.key);
  const withoutValue = serving(flag.offVariant, 'NO_BUCKETING_VALUE');
  let end = 0;
  const parts = serve.split.map(({ variant, weight }) => {
    end += Number.isInteger(weight) && weight >= 0 ? weight : giveUp();
    return [end, serving(variant, split), weight] as const;
  });
  if (end !== bucketCount) giveUp();
  const sure = parts.find(([, , weight]) => weight === bucketCount);
  return (subject) => {
    const value = textOf(subject.read(text(by)));
    const draw = () => {
      const bucket = bucketOfHash(checksum(`${seed}:${value}`));
      return parts.find(([end]) => bucket < end);
    };
    return ((sure ?? (value === undefined ? undefined : draw()))?.[1] ?? withoutValue)(subject);
  };
}
