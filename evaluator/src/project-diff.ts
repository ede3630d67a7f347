import { isSameJson } from './json.js';
import { diffList } from './list-delta.js';
import type { ClientCondition, ClientFlag, ClientStep } from './projection/model.js';

/** Flags and segments as client keys saw or see them, by key; only what may have changed need stand here. */
export type ProjectionPart = ReadonlyMap<string, ClientFlag>;

/** What a patch for client keys holds. */
export interface ProjectionDifference {
  /** Whole, but that a long list may stand as what was added and removed. */
  readonly flags: unknown[];
  readonly removed: string[];
}

/** What leads client keys from one state to the next; undefined where that is nothing. */
export function diffProjection(before: ProjectionPart, after: ProjectionPart): ProjectionDifference | undefined {
  const changed = [...after.values()].filter((one) => !isSameJson(one, before.get(one.key)));
  const flags = changed.map((one) => withListDeltas(one, before.get(one.key)));
  const removed = [...before.keys()].filter((key) => !after.has(key));
  return flags.length + removed.length === 0 ? undefined : { flags, removed };
}

/** Lists are matched by their places. */
function withListDeltas(after: ClientFlag, before: ClientFlag | undefined): unknown {
  if (!('steps' in after)) return after;
  const held = before !== undefined && 'steps' in before ? before.steps : [];
  return { ...after, steps: after.steps.map((step, index) => diffStep(step, held[index])) };
}

function diffStep(after: ClientStep, before: ClientStep | undefined): unknown {
  if (after.if === undefined) return after;
  return { ...after, if: after.if.map((condition, index) => diffCondition(condition, before?.if?.[index])) };
}

function diffCondition(after: ClientCondition, before: ClientCondition | undefined): unknown {
  if (!('values' in after)) return after;
  return { ...after, values: diffList(after.values, before && 'values' in before ? before.values : undefined) };
}
