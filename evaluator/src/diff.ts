import { diffList, mapFlagLists, mapSegmentLists } from './list-delta.js';
import type { Flag, Segment } from './model.js';

/** A changed flag as it stands in a patch: whole, its long lists as what was added and removed. */
export function diffFlag(before: Flag | undefined, after: Flag): unknown {
  return mapFlagLists(after, before, diffList);
}

/** A changed segment as it stands in a patch. */
export function diffSegment(before: Segment | undefined, after: Segment): unknown {
  return mapSegmentLists(after, before, diffList);
}
