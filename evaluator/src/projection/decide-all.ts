import { bucketCount, bucketOfHash } from '../bucket.js';
import type { Context } from '../model.js';
import { flagsBehind, maximumFlagsBehind } from '../prerequisites.js';
import type { Reason } from '../reason.js';
import { checksum } from './md5.js';
import type { ClientFlag, ClientServe, Decision, DisabledFlag, EnabledFlag } from './model.js';
import type { Projection } from './projection.js';
import { type Subject, subjectOf } from './subject.js';

/**
 * Decides every flag for one context. What cannot be decided here is as the server decided it: where `served` has no
 * answer it is left out, and so are the flags that lean on it. Never throws, whatever the context is.
 */
export function decideAll(
  projection: Projection,
  context: Context,
  served: ReadonlyMap<string, Decision>,
): Map<string, Decision> {
  const { flags } = projection;
  const subject = subjectOf(context, projection);
  const known = new Map<string, Decision | undefined>();

  const decide = (flag: ClientFlag): Decision | undefined => {
    if (!known.has(flag.key)) known.set(flag.key, decideOrAsk(flag));
    return known.get(flag.key);
  };

  const decideOrAsk = (flag: ClientFlag): Decision | undefined => {
    try {
      if (!('server' in flag)) return decideHere(flag);
    } catch {
      // The server has the last word here as well.
    }
    return served.get(flag.key);
  };

  const decideHere = (flag: DisabledFlag | EnabledFlag): Decision => {
    if (!flag.enabled) return serving(flag, flag.offVariant, 'DISABLED');
    if (!areMet(flag)) return serving(flag, flag.offVariant, 'PREREQUISITE_FAILED');
    for (const { by, values, variant } of flag.targets ?? []) {
      if (subject.isListed(values, by)) return serving(flag, variant, 'TARGET_MATCH');
    }
    const rule = flag.rules?.find(({ conditions }) => conditions.every(subject.holds));
    if (rule !== undefined) return serve(flag, rule.serve, subject, 'RULE_MATCH', 'RULE_MATCH');
    return serve(flag, flag.fallthrough, subject, 'FALLTHROUGH', 'SPLIT');
  };

  /** A flag that stands behind itself, or behind too many, is never met: that bounds the recursion too. */
  const areMet = ({ key, prerequisites = [] }: EnabledFlag): boolean => {
    if (prerequisites.length === 0) return true;
    const behind = flagsBehind(key, (one) => prerequisitesOf(flags.get(one)));
    if (behind.has(key) || behind.size > maximumFlagsBehind) return false;
    return prerequisites.every(({ flag, variants }) => {
      const other = flags.get(flag);
      if (other === undefined) return false;
      const decision = decide(other);
      if (decision === undefined) throw new RangeError(flag);
      return decision.reason !== 'DISABLED' && variants.includes(decision.variant ?? '');
    });
  };

  const decisions = new Map<string, Decision>();
  for (const [key, flag] of flags) {
    const decision = decide(flag);
    if (decision !== undefined) decisions.set(key, decision);
  }
  return decisions;
}

function prerequisitesOf(flag: ClientFlag | undefined): string[] {
  return ((flag as EnabledFlag | undefined)?.prerequisites ?? []).map((one) => one.flag);
}

function serve(flag: EnabledFlag, chosen: ClientServe, subject: Subject, plain: Reason, split: Reason): Decision {
  if (!('split' in chosen)) return serving(flag, chosen.variant, plain);
  let part = chosen.split.find(({ weight }) => weight === bucketCount);
  if (part === undefined) {
    const text = subject.textIn(chosen.by);
    if (text === undefined) return serving(flag, flag.offVariant, 'NO_BUCKETING_VALUE');
    let rest = bucketOfHash(checksum(`${flag.seed ?? flag.key}:${text}`));
    part = chosen.split.find(({ weight }) => {
      rest -= weight;
      return rest < 0;
    });
  }
  return serving(flag, part?.variant ?? flag.offVariant, split);
}

function serving({ variants }: DisabledFlag | EnabledFlag, variant: string, reason: Reason): Decision {
  return { value: variants[variant] ?? null, variant, reason };
}
