import { changedFlags } from './changed-flags.js';
import { holdFlag, holdSegment } from './held.js';
import { isRecord, type JsonRecord } from './json.js';
import { readLimits } from './limits.js';
import { applyListDelta, isListDelta, isTexts, type MapList, mapFlagLists, mapSegmentLists } from './list-delta.js';
import { byKey, readBoundedList, readHead } from './load-snapshot.js';
import { type Problem, type Report, reporter } from './problem.js';
import { assembleRuleset, prerequisitesOf, type Ruleset } from './ruleset.js';

export type Applied =
  | {
      readonly kind: 'applied';
      readonly ruleset: Ruleset;
      /** The keys of the flags whose decision may differ now. */
      readonly changed: readonly string[];
      readonly problems: Problem[];
    }
  /** The patch is for another state than the one held: a snapshot is needed. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'malformed'; readonly problems: Problem[] };

/** Applies one change; only what it names is compiled anew. The ruleset given stays as it is. Never throws. */
export function applyPatch(ruleset: Ruleset, patch: unknown): Applied {
  const problems: Problem[] = [];
  const change = readChange(patch, reporter(problems, 'document', ''));
  if (change === undefined) return { kind: 'malformed', problems };
  if (change.from !== ruleset.id) return { kind: 'gap' };
  const resolved = resolveLists(ruleset, change, problems);
  if (resolved === undefined) return { kind: 'gap' };
  const next = rebuild(ruleset, resolved, problems);
  if (next === undefined) return { kind: 'malformed', problems };
  return { kind: 'applied', ruleset: next, changed: changedFlags(ruleset, next), problems };
}

interface Change {
  readonly from: string;
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
  readonly removed: { readonly flags: readonly string[]; readonly segments: readonly string[] };
}

function readChange(patch: unknown, report: Report): Change | undefined {
  if (!isRecord(patch) || patch['format'] !== 1) {
    report('/format', 'Only patches of format 1 can be read.');
    return undefined;
  }
  const { from } = patch;
  if (typeof from !== 'string') {
    report('/from', 'Name the state that the patch applies to.');
    return undefined;
  }
  const head = readHead(patch, report);
  const flags = readBoundedList(patch, 'flags', report);
  const segments = readBoundedList(patch, 'segments', report);
  const removed = readRemoved(patch, report);
  if (head === undefined || flags === undefined || segments === undefined || removed === undefined) return undefined;
  return { from, ...head, flags, segments, removed };
}

function readRemoved(patch: JsonRecord, report: Report): Change['removed'] | undefined {
  const { removed } = patch;
  if (isRecord(removed) && isTexts(removed['flags']) && isTexts(removed['segments'])) {
    return { flags: removed['flags'], segments: removed['segments'] };
  }
  report('/removed', 'Use { flags: [key], segments: [key] }.');
  return undefined;
}

interface Resolved extends Omit<Change, 'flags' | 'segments'> {
  readonly flags: ReadonlyMap<string, unknown>;
  readonly segments: ReadonlyMap<string, unknown>;
}

/** Puts whole lists where deltas stand; undefined where a delta has no list to apply to. */
function resolveLists(ruleset: Ruleset, change: Change, problems: Problem[]): Resolved | undefined {
  let isGap = false;
  const resolve: MapList = (list, held) => {
    if (!isListDelta(list)) return list;
    if (isTexts(held)) return applyListDelta(held, list);
    isGap = true;
    return list;
  };
  const flags = byKey(change.flags, 'flag', problems);
  for (const [key, flag] of flags) flags.set(key, mapFlagLists(flag, ruleset.flags.get(key)?.origin.wire, resolve));
  const segments = byKey(change.segments, 'segment', problems);
  for (const [key, one] of segments) segments.set(key, mapSegmentLists(one, ruleset.segments.get(key)?.wire, resolve));
  return isGap ? undefined : { ...change, flags, segments };
}

function rebuild(ruleset: Ruleset, change: Resolved, problems: Problem[]): Ruleset | undefined {
  const flags = without(ruleset.flags, change.removed.flags);
  const segments = without(ruleset.segments, change.removed.segments);
  for (const [key, wire] of change.flags) flags.set(key, holdFlag(key, wire, ruleset.flags.get(key), problems));
  for (const [key, wire] of change.segments)
    segments.set(key, holdSegment(key, wire, ruleset.segments.get(key), problems));
  if (flags.size > readLimits.flags || segments.size > readLimits.segments) {
    const message = `Keep within ${readLimits.flags} flags and ${readLimits.segments} segments.`;
    problems.push({ kind: 'document', key: '', path: '', message });
    return undefined;
  }
  const parts = { version: change.version, digest: change.digest, flags, segments };
  const touched = [...change.flags.keys(), ...change.removed.flags];
  const isOrderTouched = touched.some((key) => hasPrerequisites(ruleset.flags, key) || hasPrerequisites(flags, key));
  return isOrderTouched ? assembleRuleset(parts) : assembleRuleset(parts, ruleset.unmeetable);
}

function hasPrerequisites(flags: Ruleset['flags'], key: string): boolean {
  return prerequisitesOf(flags.get(key)).length > 0;
}

function without<T>(held: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  const rest = new Map(held);
  for (const key of keys) rest.delete(key);
  return rest;
}
