import type { CompiledFlag } from './compile-flag.js';
import type { Segment } from './model.js';
import type { FlagSurroundings, ProjectionBasis } from './project-around.js';
import { isMarkedVisible, offVariantOf, projectOff, projectWellFormed } from './project-flag.js';
import { projectSegment } from './project-segment.js';
import type { ClientFlag } from './projection/model.js';
import type { Ruleset } from './ruleset.js';
import { segmentsOf } from './segments-of.js';

/** What client keys see of all that is served, flags and segments ordered by key. */
export function projectRuleset(ruleset: Ruleset, basis: ProjectionBasis): ClientFlag[] {
  const segments = (key: string) => servedSegment(ruleset, key);
  const visible = ruleset.list.filter(({ origin }) => isMarkedVisible(origin.wire));
  const named = new Set(visible.flatMap(({ origin }) => segmentsOf(origin.lastGood)));
  return inOrder([
    ...visible.map((flag) => projectServed(ruleset, flag, { ...basis, segments })),
    ...[...named].map(segments).map((segment) => segment && projectSegment(segment, basis)),
  ]);
}

function servedSegment(ruleset: Ruleset, key: string): Segment | undefined {
  return ruleset.segments.get(key)?.lastGood;
}

function projectServed(
  { unmeetable }: Ruleset,
  { key, origin: { served } }: CompiledFlag,
  around: FlagSurroundings,
): ClientFlag | undefined {
  if (served === undefined) return undefined;
  if (!('key' in served)) return projectOff(key, served);
  // Who stands behind whom a page does not count: nobody writes such flags, but they may have been spoilt.
  const isUnmeetable = served.enabled && unmeetable.has(key);
  return isUnmeetable
    ? projectOff(key, offVariantOf(served), 'PREREQUISITE_FAILED')
    : projectWellFormed(served, around);
}

/** As a state is written, however it was reached. */
export function inOrder(flags: readonly (ClientFlag | undefined)[]): ClientFlag[] {
  return flags.filter((one) => one !== undefined).sort((left, right) => (left.key < right.key ? -1 : 1));
}
