import type { Json } from '../model.js';
import type { Evaluation } from '../reason.js';

/**
 * What client keys see of an environment: only flags that are marked for clients, and of these no name and no value
 * that people are recognized by. Values of targets, of segment lists and of `in` stand as pseudonyms: the first 128 bits,
 * hexadecimal, of SHA-256 over `salt + "\0" + attribute + "\0" + text`.
 */
export interface ProjectionDocument {
  readonly format: 1;
  /** The environment's version at the projection's last change. */
  readonly version: number;
  readonly digest: string;
  readonly salt: string;
  readonly flags: readonly ClientFlag[];
  readonly segments: readonly (ClientSegment | UnreadableSegment)[];
}

export type ClientFlag = ServerDecidedFlag | DisabledFlag | EnabledFlag;

/** Needs more than the projection may show, or than this version understands: the server decides it for the context. */
export interface ServerDecidedFlag {
  readonly key: string;
  readonly server: true;
}

/** In caches and between tabs only: what came last was malformed, and this is the last good version. */
interface MaybeSetAside {
  readonly aside?: true;
}

/** Of a flag that is off nothing is shown but what it serves. */
export interface DisabledFlag extends MaybeSetAside {
  readonly key: string;
  readonly enabled: false;
  readonly variants: Readonly<Record<string, Json>>;
  readonly offVariant: string;
}

/** As a flag, but what is empty is left out, and of the variants those stand that can be served. */
export interface EnabledFlag extends MaybeSetAside {
  readonly key: string;
  readonly enabled: true;
  readonly variants: Readonly<Record<string, Json>>;
  readonly offVariant: string;
  readonly seed?: string;
  readonly targets?: readonly ClientTarget[];
  readonly prerequisites?: readonly { readonly flag: string; readonly variants: readonly string[] }[];
  readonly rules?: readonly ClientRule[];
  readonly fallthrough: ClientServe;
}

export interface ClientTarget {
  readonly variant: string;
  readonly by: string;
  readonly values: readonly string[];
}

export interface ClientRule {
  readonly conditions: readonly ClientCondition[];
  readonly serve: ClientServe;
}

export type ClientServe =
  | { readonly variant: string }
  | { readonly by: string; readonly split: readonly { readonly variant: string; readonly weight: number }[] };

export type ClientCondition = ClientAttributeCondition | ClientSegmentCondition;

export interface ClientAttributeCondition {
  readonly attribute: string;
  readonly operator: string;
  /** Pseudonyms for `in`; in clear for any other operator. */
  readonly values: readonly (string | number)[];
  readonly negate?: true;
}

/** `segment` is a pseudonym of the segment's key. */
export interface ClientSegmentCondition {
  readonly segment: string;
  readonly negate?: true;
}

export interface ClientSegment extends MaybeSetAside {
  readonly key: string;
  readonly by: string;
  readonly included?: readonly string[];
  readonly excluded?: readonly string[];
  readonly rules?: readonly (readonly ClientAttributeCondition[])[];
}

/** In caches and between tabs only: no version was ever well-formed, so the server decides the flags that name it. */
export interface UnreadableSegment {
  readonly key: string;
  readonly server: true;
}

/** What was decided for one flag, here or by the server. */
export type Decision = Evaluation<Json>;
