import { diffFlag, diffSegment, type Flag, type Segment } from '@guidon/evaluator';
import { digestAfter, isSameJson } from './change.digest.js';

/** An environment whose row this transaction has locked. */
export interface LockedEnvironment {
  readonly id: number;
  readonly key: string;
  readonly version: number;
  readonly digest: string;
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
}

export interface NextState {
  readonly environmentId: number;
  readonly version: number;
  readonly digest: string;
  /** Of the state before: the chain's link. */
  readonly heldDigest: string;
  /** The very bytes that every SDK receives. */
  readonly patch: string;
}

/** The environment's next state, or undefined where its SDKs would see no difference. */
export function nextState(change: EnvironmentChange): NextState | undefined {
  const flags = (change.flags ?? []).filter(isDifferent);
  const segments = (change.segments ?? []).filter(isDifferent);
  if (flags.length + segments.length === 0) return undefined;
  const { id, version: held, digest: heldDigest } = change.environment;
  const version = held + 1;
  const content = {
    format: 1,
    from: `${held}-${heldDigest}`,
    version,
    flags: flags.flatMap(({ before, after }) => (after ? [diffFlag(before, after)] : [])),
    segments: segments.flatMap(({ before, after }) => (after ? [diffSegment(before, after)] : [])),
    removed: { flags: removedKeys(flags), segments: removedKeys(segments) },
  };
  const digest = digestAfter(heldDigest, content);
  return { environmentId: id, version, digest, heldDigest, patch: JSON.stringify(withDigest(content, digest)) };
}

function withDigest(content: { version: number }, digest: string): object {
  const { version, ...rest } = content;
  return { version, digest, ...rest };
}

function isDifferent<T>({ before, after }: BeforeAndAfter<T>): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return !isSameJson(before, after);
}

function removedKeys(changes: readonly BeforeAndAfter<{ readonly key: string }>[]): string[] {
  return changes.flatMap(({ before, after }) => (before !== undefined && after === undefined ? [before.key] : []));
}
