import type { Flag, Segment } from '@guidon/evaluator';
import type { ChangeRole } from '../http/account.js';

/** What names an environment's state, and that of the projection which client keys see. */
export interface EnvironmentHead {
  readonly version: number;
  readonly digest: string;
  /** The version at the projection's last change. */
  readonly clientVersion: number;
  readonly clientDigest: string;
  /** The projection's size. */
  readonly clientBytes: number;
  /** The version up to which the projection's chain was kept: a release that knows no projection writes past it. */
  readonly clientKept: number;
}

/** An environment whose row this transaction has locked. */
export interface LockedEnvironment extends EnvironmentHead {
  readonly id: number;
  readonly projectId: number;
  readonly key: string;
  readonly clientSalt: string;
  readonly publicAttributes: readonly string[];
  /** The least that may change what is served there. */
  readonly changeRole: ChangeRole;
  /** A second person must agree. */
  readonly requiresApproval: boolean;
  /** Grows when a release takes hold of a flag there. */
  readonly releasesRevision: number;
}

/** What a write makes of one flag or segment: neither side is missing where it is edited. */
export interface BeforeAndAfter<T> {
  readonly before?: T | undefined;
  readonly after?: T | undefined;
}

export interface EnvironmentChange {
  readonly environment: LockedEnvironment;
  readonly flags?: readonly BeforeAndAfter<Flag>[];
  readonly segments?: readonly BeforeAndAfter<Segment>[];
  /** Where others become public: takes a version always, so that one state never stands for two sets of them. */
  readonly publicAttributes?: readonly string[] | undefined;
}

export interface NextState {
  readonly environment: LockedEnvironment;
  readonly head: EnvironmentHead;
  /** The very bytes that every SDK receives. */
  readonly patch: string;
  /** Those that every client key receives; null where none of them would see a difference. */
  readonly clientPatch: string | null;
  readonly warnings: readonly string[];
}
