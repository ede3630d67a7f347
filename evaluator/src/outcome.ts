import type { Reason } from './reason.js';

/**
 * What was decided, in one small integer so that deciding allocates nothing: the position of the variant in the flag's
 * list above, the reason's code in the lowest four bits.
 */
export type Outcome = number;

const reasons = [
  'INVALID_FLAG',
  'DISABLED',
  'PREREQUISITE_FAILED',
  'TARGET_MATCH',
  'RULE_MATCH',
  'FALLTHROUGH',
  'SPLIT',
  'NO_BUCKETING_VALUE',
] as const satisfies readonly Reason[];

export type DecidedReason = (typeof reasons)[number];

/** The position that stands for no variant at all: the caller's default is served. */
export const noVariant = 0;

/** A flag whose outcome depends on the context. */
export const undecided: Outcome = -1;

export function outcomeOf(variant: number, reason: DecidedReason): Outcome {
  return (variant << 4) | reasons.indexOf(reason);
}

export function variantOf(outcome: Outcome): number {
  return outcome >>> 4;
}

export function reasonOf(outcome: Outcome): DecidedReason {
  return reasons[outcome & 15] ?? 'INVALID_FLAG';
}

export const invalidOutcome: Outcome = outcomeOf(noVariant, 'INVALID_FLAG');

export function isDisabled(outcome: Outcome): boolean {
  return (outcome & 15) === reasons.indexOf('DISABLED');
}
