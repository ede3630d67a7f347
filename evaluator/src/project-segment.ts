import { checkSegment } from './check-segment.js';
import type { Segment } from './model.js';
import type { ProjectionBasis } from './project-around.js';
import { projectAttributeCondition, segmentNeedsServer, segmentPseudonym } from './project-condition.js';
import type { ClientSegment } from './projection/model.js';

/** A segment as client keys see it; undefined where deciding it needs the server, or where it is malformed. */
export function projectSegment(segment: Segment, basis: ProjectionBasis): ClientSegment | undefined {
  if (checkSegment(segment).length > 0 || segmentNeedsServer(segment, basis)) return undefined;
  const { key, by, included, excluded, rules } = segment;
  const hidden = (values: readonly string[]) => values.map((value) => basis.pseudonym(by, value));
  return {
    key: segmentPseudonym(key, basis),
    by,
    ...(included.length > 0 && { included: hidden(included) }),
    ...(excluded.length > 0 && { excluded: hidden(excluded) }),
    ...(rules.length > 0 && {
      rules: rules.map((rule) => rule.map((condition) => projectAttributeCondition(condition, basis))),
    }),
  };
}
