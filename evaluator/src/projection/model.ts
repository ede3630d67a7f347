import type { Json } from '../model.js';
import type { Evaluation, Reason } from '../reason.js';

/**
 * What client keys see of an environment, as it stands on the wire, in caches and in memory: only flags that are marked
 * for clients, and the segments that these name. Whatever a server can settle beforehand it has settled. Of what people
 * are recognized by there is no name and no value: values of targets, of segment lists and of `in` are pseudonyms, the
 * first 128 bits, hexadecimal, of SHA-256 over `salt + "\0" + attribute + "\0" + text`.
 */
export interface Projection {
  readonly format: 1;
  /** The environment's version at the projection's last change. */
  readonly version: number;
  readonly digest: string;
  readonly salt: string;
  readonly flags: readonly ClientFlag[];
}

/** One change of a projection, on its way to whoever holds the state `from`. */
export interface ProjectionPatch {
  readonly format: 1;
  /** The `version-digest` of the state that this patch applies to. */
  readonly from: string;
  readonly version: number;
  readonly digest: string;
  /** Whole changed flags, in which a long list of `values` may stand as what was added and removed. */
  readonly flags: readonly unknown[];
  /** Keys. */
  readonly removed: readonly string[];
}

export type ClientFlag = ServerDecidedFlag | DecidableFlag;

/** Needs more than the projection may show, or more code than a page should carry: the server decides it for a context. */
export interface ServerDecidedFlag {
  readonly key: string;
  readonly server: true;
}

/** A flag, or a segment: that one has the variants `in` and `out`, and a key that no flag can have, `#` and a pseudonym. */
export interface DecidableFlag {
  readonly key: string;
  /** Those that can be served, each with its value. */
  readonly variants: readonly (readonly [name: string, value: Json])[];
  /** The first of which all conditions hold decides; the last has none. */
  readonly steps: readonly ClientStep[];
}

/** The place of a variant in the flag's list. */
export type Place = number;

export interface ClientStep {
  readonly if?: readonly ClientCondition[];
  readonly serve: Place | ClientSplit;
  /** A segment's steps have none. */
  readonly reason?: Reason;
}

export interface ClientSplit {
  readonly by: string;
  readonly seed: string;
  /** Each with the bucket at which its range ends. */
  readonly split: readonly (readonly [variant: Place, end: number])[];
  /** Served where the context lacks the attribute. */
  readonly otherwise: Place;
}

export type ClientCondition = ClientAttributeCondition | ClientFlagCondition;

export interface ClientAttributeCondition {
  readonly attribute: string;
  readonly operator: ClientOperator;
  /** Of one type, and at least one but for `exists`: pseudonyms for `is` and `in`, in clear for any other operator. */
  readonly values: readonly (string | number)[];
  /** Without its attribute, or with one of another type, a condition does not hold either way; `exists` does. */
  readonly negate?: true;
}

/** `is` asks of the attribute itself, all others of each element where it is a list. */
export type ClientOperator =
  | 'is'
  | 'in'
  | 'exists'
  | 'startsWith'
  | 'endsWith'
  | 'contains'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte';

/** Holds where that flag, or segment, is known, not switched off, and serves one of the variants; `negate`: where not. */
export interface ClientFlagCondition {
  readonly flag: string;
  readonly variants: readonly string[];
  readonly negate?: true;
}

/** What was decided for one flag, here or by the server. */
export type Decision = Evaluation<Json>;
