import { recordAudit } from '../../changes/audit-record.store.js';
import { isSameJson } from '../../changes/change.digest.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import type { Held, Step } from './release.steps.js';
import { insertEvents } from './release-events.store.js';
import type { FlagPorts, FlagWrite, Place } from './releases.ports.js';
import type { ReleaseRow } from './releases.rows.js';
import { takeHold, updateReleases } from './releases.store.js';

/** Releases of one environment, what they make of their flags, and what is told of both: one transaction, one version. */
export async function saveHeld(
  transaction: ChangeTransaction,
  { writeFlags }: Pick<FlagPorts, 'writeFlags'>,
  place: Place,
  all: readonly Held[],
): Promise<LockedRow> {
  const changed = all.filter(({ row, release, steps }) => steps.length > 0 || !isSameInstant(row.dueAt, release.dueAt));
  if (changed.length === 0) return place.environment;
  const environment = changed.some(isTaking) ? await taken(transaction, place.environment) : place.environment;
  const writes = changed.flatMap(flagWriteOf);
  const left = writes.length === 0 ? environment : await writeFlags(transaction, { ...place, environment }, writes);
  record(transaction, changed, () => left.version);
  // Nodes look, and pages with them, also where no flag is served otherwise.
  transaction.announce('changed', left.id);
  return left;
}

/** Where no flag is written; the releases may be of several environments. */
export function record(
  { sql, later }: ChangeTransaction,
  changed: readonly Held[],
  versionOf: (held: Held) => number,
): void {
  const rows = changed.map(rowAfter);
  const events = changed.flatMap((held) =>
    held.steps.map(({ caller, ...step }) => ({
      ...step,
      releaseId: held.row.id,
      actor: caller.actor,
      version: versionOf(held),
    })),
  );
  if (rows.length > 0) later(updateReleases(sql, rows));
  if (events.length > 0) later(insertEvents(sql, events));
  for (const held of changed) for (const step of held.steps) later(auditOf(sql, held, step));
}

/** It begins to hold its flag: what nodes remember of that is no longer to be believed. */
function isTaking({ row, release }: Held): boolean {
  return row.state === 'draft' && release.state !== 'draft';
}

async function taken({ sql }: ChangeTransaction, environment: LockedRow): Promise<LockedRow> {
  await takeHold(sql, environment.id);
  return { ...environment, releasesRevision: environment.releasesRevision + 1 };
}

function flagWriteOf({ row, stored, wanted, steps }: Held): FlagWrite[] {
  const caller = steps.at(-1)?.caller;
  if (caller === undefined || isSameJson(stored, wanted)) return [];
  return [{ flagId: row.flagId, settings: wanted, caller }];
}

function rowAfter({ row, release, steps }: Held): ReleaseRow {
  const { needsApproval: _askedOfTheEnvironment, ...known } = release;
  const isClosed = release.state === 'completed' || release.state === 'aborted';
  return {
    ...row,
    ...known,
    revision: row.revision + steps.length,
    updatedAt: row.now,
    startedAt: row.startedAt ?? (isBegun(release.state) ? row.now : null),
    closedAt: isClosed ? (row.closedAt ?? row.now) : null,
  };
}

function isBegun(state: ReleaseRow['state']): boolean {
  return state !== 'draft' && state !== 'aborted';
}

function auditOf(sql: Sql, { row, release: { plan: planAfter } }: Held, step: Step) {
  const { project, environment, flag: subjectKey, id: release, plan } = row;
  const isPlanned = step.action === 'plan';
  const before = step.fromStage === null ? null : (plan.stages[step.fromStage]?.name ?? null);
  return recordAudit(sql, step.caller, {
    project,
    environment,
    subjectKind: 'flag',
    subjectKey,
    action: `release.${auditActionOf(step)}`,
    before: { state: step.fromState, stage: before, ...(isPlanned && { plan }) },
    after: {
      release,
      state: step.toState,
      stage: step.stageName,
      reason: step.reason,
      ...(isPlanned && { plan: planAfter }),
    },
  });
}

/** Where the timeline says why, the audit log says what. */
function auditActionOf({ action, toState }: Step): string {
  if (toState === 'completed') return 'complete';
  if (action === 'edit' || action === 'fail') return 'pause';
  if (action === 'harm') return toState === 'paused' ? 'pause' : 'rollback';
  if (action === 'archive') return 'abort';
  return action === 'unknown' ? 'hold' : action;
}

function isSameInstant(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}
