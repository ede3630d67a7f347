import type { CompiledFlag } from './compile-flag.js';
import type { Segment } from './model.js';
import type { FlagSurroundings, ProjectionBasis } from './project-around.js';
import { isMarkedVisible, projectOff, projectWellFormed } from './project-flag.js';
import { projectSegment } from './project-segment.js';
import type { ClientFlag, ClientSegment } from './projection/model.js';
import type { Ruleset } from './ruleset.js';
import { segmentsOf } from './segments-of.js';

export interface ProjectedRuleset {
  readonly flags: ClientFlag[];
  readonly segments: ClientSegment[];
}

/** What client keys see of all that is served, ordered by key. */
export function projectRuleset(ruleset: Ruleset, basis: ProjectionBasis): ProjectedRuleset {
  const segments = (key: string) => servedSegment(ruleset, key);
  const visible = ruleset.list.filter(({ origin }) => isMarkedVisible(origin.wire));
  const named = new Set(visible.flatMap(({ origin }) => segmentsOf(origin.lastGood)));
  return {
    flags: ordered([...visible].map((flag) => projectServed(flag, { ...basis, segments }))),
    segments: ordered([...named].map(segments).map((segment) => segment && projectSegment(segment, basis))),
  };
}

function servedSegment(ruleset: Ruleset, key: string): Segment | undefined {
  return ruleset.segments.get(key)?.lastGood;
}

function projectServed({ key, origin: { served } }: CompiledFlag, around: FlagSurroundings): ClientFlag | undefined {
  if (served === undefined) return undefined;
  return 'key' in served ? projectWellFormed(served, around) : projectOff(key, served);
}

function ordered<T extends { readonly key: string }>(things: readonly (T | undefined)[]): T[] {
  return things.filter((one) => one !== undefined).sort((left, right) => (left.key < right.key ? -1 : 1));
}
