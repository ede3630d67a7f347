/** Why an evaluation came out as it did. */
export type Reason =
  | 'FLAG_NOT_FOUND'
  | 'TYPE_MISMATCH'
  | 'DISABLED'
  | 'PREREQUISITE_FAILED'
  | 'TARGET_MATCH'
  | 'RULE_MATCH'
  | 'FALLTHROUGH'
  | 'SPLIT'
  | 'NO_BUCKETING_VALUE'
  | 'INVALID_FLAG';

/** What a caller receives for one flag and one context. */
export interface Evaluation<T> {
  readonly value: T;
  /** The variant served; null where the caller's default was. */
  readonly variant: string | null;
  readonly reason: Reason;
}
