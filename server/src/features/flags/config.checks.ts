import { type Flag, segmentsOf } from '@guidon/evaluator';
import { isSameJson } from '../../changes/change.digest.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import { measureSnapshots, readFlagGraph, readSegmentKeys } from '../../definitions/references.store.js';
import { checkFlagReferences, checkSnapshotSize } from '../../definitions/write-checks.js';

interface FlagChange {
  readonly before: Flag;
  readonly after: Flag;
}

/** To be asked under the lock: what is referred to cannot go meanwhile. */
export async function checkConfigReferences(
  sql: Sql,
  { before, after }: FlagChange,
  environment: LockedRow,
): Promise<void> {
  const isLeaning = after.prerequisites.length > 0 && !isSameJson(after.prerequisites, before.prerequisites);
  const segments = segmentsOf(after);
  const [others, known] = await Promise.all([
    isLeaning ? readFlagGraph(sql, environment.id) : [],
    segments.length > 0 ? readSegmentKeys(sql, environment.projectId, segments) : [],
  ]);
  checkFlagReferences(isLeaning ? after : { ...after, prerequisites: [] }, others, known);
}

export async function checkGrowth(sql: Sql, { before, after }: FlagChange, environment: LockedRow): Promise<string[]> {
  const growth = JSON.stringify(after).length - JSON.stringify(before).length;
  if (growth <= 0) return [];
  const sizes = await measureSnapshots(sql, environment.projectId);
  return checkSnapshotSize(environment.key, (sizes.get(environment.id) ?? 0) + growth);
}
