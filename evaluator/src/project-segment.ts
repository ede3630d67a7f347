import { checkSegment } from './check-segment.js';
import type { Segment } from './model.js';
import type { ProjectionBasis } from './project-around.js';
import { projectAttributeCondition, projectList, segmentKey, segmentNeedsServer } from './project-condition.js';
import type { ClientStep, DecidableFlag } from './projection/model.js';

const variants = [
  ['in', true],
  ['out', false],
] as const;

/** A segment as client keys see it; undefined where deciding it needs the server, or where it is malformed. */
export function projectSegment(segment: Segment, basis: ProjectionBasis): DecidableFlag | undefined {
  if (checkSegment(segment).length > 0 || segmentNeedsServer(segment, basis)) return undefined;
  const { key, by, included, excluded, rules } = segment;
  const steps: readonly ClientStep[] = [
    ...stepOf(by, excluded, 1, basis),
    ...stepOf(by, included, 0, basis),
    ...rules.map((rule) => ({ if: rule.map((one) => projectAttributeCondition(one, basis)), serve: 0 })),
    { serve: 1 },
  ];
  return { key: segmentKey(key, basis), variants, steps };
}

function stepOf(by: string, values: readonly string[], serve: number, basis: ProjectionBasis): readonly ClientStep[] {
  return values.length === 0 ? [] : [{ if: [projectList(by, values, basis)], serve }];
}
