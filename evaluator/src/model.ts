/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type FlagKind = 'boolean' | 'string' | 'number' | 'json';

/** What one environment's SDKs need to decide every flag. */
export interface Snapshot {
  readonly format?: 1;
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
  /** In caches only: the last good versions of flags and segments that stand above as they were received, malformed. */
  readonly lastGood?: { readonly flags: readonly Flag[]; readonly segments: readonly Segment[] };
}

export interface Flag {
  readonly key: string;
  readonly kind: FlagKind;
  readonly variants: Readonly<Record<string, Json>>;
  readonly enabled: boolean;
  readonly offVariant: string;
  /** What the bucket is drawn with; the flag's key where it is missing. */
  readonly seed?: string;
  readonly targets: readonly Target[];
  readonly prerequisites: readonly Prerequisite[];
  readonly rules: readonly Rule[];
  readonly fallthrough: Serve;
  /** Whether client keys see it: it stands in their projection. Takes no part in a decision. */
  readonly clientVisible?: boolean;
}

/** A whitelist: who has one of `values` in the attribute `by` is served `variant`. */
export interface Target {
  readonly variant: string;
  readonly by: string;
  readonly values: readonly string[];
}

/** The flag named must serve one of `variants`. */
export interface Prerequisite {
  readonly flag: string;
  readonly variants: readonly string[];
}

/** All conditions must hold; there is at least one. */
export interface Rule {
  readonly id: string;
  readonly conditions: readonly Condition[];
  readonly serve: Serve;
}

export type Condition = AttributeCondition | SegmentCondition;

export interface AttributeCondition {
  readonly attribute: string;
  readonly operator: Operator;
  readonly values: readonly (string | number)[];
  readonly negate?: boolean;
}

export interface SegmentCondition {
  readonly segment: string;
  readonly negate?: boolean;
}

export type Operator =
  | 'in'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'before'
  | 'after'
  | 'semverEq'
  | 'semverLt'
  | 'semverGt'
  | 'exists';

export type Serve = VariantServe | SplitServe;

export interface VariantServe {
  readonly variant: string;
}

export interface SplitServe {
  readonly by: string;
  readonly split: readonly WeightedVariant[];
}

/** `weight` is in thousandths of a percent; a split's weights sum to 100000. */
export interface WeightedVariant {
  readonly variant: string;
  readonly weight: number;
}

export interface Segment {
  readonly key: string;
  readonly by: string;
  readonly included: readonly string[];
  readonly excluded: readonly string[];
  /** Any list whose conditions all hold; none of them may name a segment. */
  readonly rules: readonly (readonly AttributeCondition[])[];
}

/** Whom a flag is decided for. */
export interface Context {
  readonly userId?: string | number;
  readonly [attribute: string]: AttributeValue | undefined;
}

export type AttributeValue = string | number | boolean | readonly string[];

/** A value list of more than 100 values travels in a patch as what was added and removed. */
export interface ListDelta {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** One change of an environment on its way to everybody who holds the state `from`. */
export interface Patch {
  readonly format: 1;
  /** The `version-digest` of the state that this patch applies to. */
  readonly from: string;
  readonly version: number;
  readonly digest: string;
  /** Whole changed flags, in which a long `values` may stand as a {@link ListDelta}. */
  readonly flags: readonly unknown[];
  /** Whole changed segments, in which a long `included` or `excluded` may stand as a {@link ListDelta}. */
  readonly segments: readonly unknown[];
  readonly removed: { readonly flags: readonly string[]; readonly segments: readonly string[] };
}
