import type { CompiledCondition } from './compile-condition.js';
import type { CompiledFlag } from './compile-flag.js';
import type { HeldSegment } from './held.js';
import { isSameJson } from './json.js';
import type { Ruleset } from './ruleset.js';

/** The keys of the flags whose decision may differ, through segments and prerequisites too. */
export function changedFlags(before: Ruleset, after: Ruleset): readonly string[] {
  const changed = new Set(changedKeys(before.flags, after.flags, isServedAlike));
  const segments = new Set(changedKeys(before.segments, after.segments, isLastGoodAlike));
  if (segments.size > 0) addLeaningOnSegments(after, segments, changed);
  if (changed.size > 0) addStandingBefore(after, changed);
  return [...changed];
}

function* changedKeys<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  isAlike: (left: T, right: T) => boolean,
): Iterable<string> {
  for (const [key, one] of after) {
    const previous = before.get(key);
    if (previous === undefined || !isAlike(previous, one)) yield key;
  }
  for (const key of before.keys()) {
    if (!after.has(key)) yield key;
  }
}

function isServedAlike(left: CompiledFlag, right: CompiledFlag): boolean {
  return left === right || isSameJson(left.origin.served, right.origin.served);
}

function isLastGoodAlike(left: HeldSegment, right: HeldSegment): boolean {
  return left.compiled === right.compiled || isSameJson(left.lastGood, right.lastGood);
}

function addLeaningOnSegments(ruleset: Ruleset, segments: ReadonlySet<string>, changed: Set<string>): void {
  const leans = (condition: CompiledCondition) => 'segment' in condition && segments.has(condition.segment);
  for (const [key, flag] of ruleset.flags) {
    if (flag.rules.some((rule) => rule.conditions.some(leans))) changed.add(key);
  }
}

/** A set's iteration reaches what is added to it on the way. */
function addStandingBefore(ruleset: Ruleset, changed: Set<string>): void {
  const standingBefore = new Map<string, string[]>();
  for (const [key, { prerequisites }] of ruleset.flags) {
    for (const { flag } of prerequisites) {
      const others = standingBefore.get(flag);
      if (others === undefined) standingBefore.set(flag, [key]);
      else others.push(key);
    }
  }
  for (const key of changed) {
    for (const other of standingBefore.get(key) ?? []) changed.add(other);
  }
}
