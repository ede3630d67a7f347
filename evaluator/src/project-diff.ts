import { isRecord, isSameJson } from './json.js';
import { diffList } from './list-delta.js';
import type { ClientFlag, ClientSegment } from './projection/model.js';

/** What client keys saw or see; only what may have changed need stand here. */
export interface ProjectionParts {
  readonly flags: ReadonlyMap<string, ClientFlag>;
  readonly segments: ReadonlyMap<string, ClientSegment>;
}

/** What a patch for client keys holds. */
export interface ProjectionDifference {
  /** Whole changed flags, in which a long list may stand as what was added and removed. */
  readonly flags: unknown[];
  readonly segments: unknown[];
  readonly removed: { readonly flags: string[]; readonly segments: string[] };
}

/** What leads client keys from one state to the next; undefined where that is nothing. */
export function diffProjection(before: ProjectionParts, after: ProjectionParts): ProjectionDifference | undefined {
  const flags = changed(before.flags, after.flags);
  const segments = changed(before.segments, after.segments);
  const removed = { flags: missing(before.flags, after.flags), segments: missing(before.segments, after.segments) };
  const count = flags.length + segments.length + removed.flags.length + removed.segments.length;
  return count === 0 ? undefined : { flags, segments, removed };
}

function changed<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): unknown[] {
  return [...after]
    .filter(([key, one]) => !isSameJson(one, before.get(key)))
    .map(([key, one]) => withListDeltas(one, before.get(key)));
}

function missing(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...before.keys()].filter((key) => !after.has(key));
}

/** Lists are matched by their places. What stands under `variants` is somebody's value, or names that never are many. */
function withListDeltas(after: unknown, before: unknown): unknown {
  if (Array.isArray(after)) return mapList(after, before);
  if (!isRecord(after)) return after;
  const held = isRecord(before) ? before : {};
  const entries = Object.entries(after).map(([name, value]) => [
    name,
    name === 'variants' ? value : withListDeltas(value, held[name]),
  ]);
  return Object.fromEntries(entries);
}

function mapList(after: readonly unknown[], before: unknown): unknown {
  const delta = diffList(after, before);
  if (delta !== after) return delta;
  const held: readonly unknown[] = Array.isArray(before) ? before : [];
  return after.map((element, index) => withListDeltas(element, held[index]));
}
