import type { CompiledFlag, FlagOrigin } from './compile-flag.js';
import type { HeldSegment } from './held.js';
import type { Flag, Segment, Snapshot } from './model.js';
import { findUnmeetable } from './prerequisites.js';

/** One environment's flags and segments, compiled; never changed once made. Take its insides for private. */
export interface Ruleset {
  readonly version: number;
  readonly digest: string;
  /** `version-digest`, which names this state everywhere. */
  readonly id: string;
  /** The keys of all flags, malformed ones too. */
  keys(): Iterable<string>;
  readonly flags: ReadonlyMap<string, CompiledFlag>;
  /** The same flags in a list, which is faster to walk than a map. */
  readonly list: readonly CompiledFlag[];
  readonly segments: ReadonlyMap<string, HeldSegment>;
  /** Flags whose prerequisites form a cycle or are too many. */
  readonly unmeetable: ReadonlySet<string>;
}

export type RulesetParts = Pick<Ruleset, 'version' | 'digest' | 'flags' | 'segments'>;

export function emptyRuleset(): Ruleset {
  return assembleRuleset({ version: 0, digest: '0', flags: new Map(), segments: new Map() });
}

export function assembleRuleset(parts: RulesetParts, unmeetable = unmeetableOf(parts.flags)): Ruleset {
  return {
    ...parts,
    list: [...parts.flags.values()],
    unmeetable,
    id: `${parts.version}-${parts.digest}`,
    keys: () => parts.flags.keys(),
  };
}

function unmeetableOf(flags: ReadonlyMap<string, CompiledFlag>): ReadonlySet<string> {
  return findUnmeetable(flags.keys(), (key) => prerequisitesOf(flags.get(key)));
}

export function prerequisitesOf(held: CompiledFlag | undefined): readonly string[] {
  return held === undefined ? [] : held.prerequisites.map((one) => one.flag);
}

/**
 * The wire form, for caches. What is malformed stays as it was received, because later patches lean on it; the last
 * good versions of such flags and segments travel beside.
 */
export function toSnapshot(ruleset: Ruleset): Snapshot {
  const flags = [...ruleset.flags.values()];
  const segments = [...ruleset.segments.values()];
  const snapshot = {
    format: 1 as const,
    version: ruleset.version,
    digest: ruleset.digest,
    flags: wiresOf(flags.map(originOf)) as Flag[],
    segments: wiresOf(segments) as Segment[],
  };
  const lastGood = { flags: lastGoodOf<Flag>(flags.map(originOf)), segments: lastGoodOf<Segment>(segments) };
  return lastGood.flags.length + lastGood.segments.length === 0 ? snapshot : { ...snapshot, lastGood };
}

function originOf(flag: CompiledFlag): FlagOrigin {
  return flag.origin;
}

interface Held<T> {
  readonly wire: unknown;
  readonly lastGood: T | undefined;
}

function wiresOf(held: readonly Held<unknown>[]): unknown[] {
  return held.map((one) => one.wire);
}

function lastGoodOf<T>(held: readonly Held<T>[]): T[] {
  return held.flatMap(({ wire, lastGood }) => (lastGood === undefined || lastGood === wire ? [] : [lastGood]));
}
