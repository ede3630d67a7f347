import type { Flag } from '@guidon/evaluator';
import { segmentsOf } from '@guidon/evaluator';
import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import { measureSnapshots, readSegmentKeys } from '../../definitions/references.store.js';
import { checkFlagReferences, checkFlagWrite, checkSnapshotSize } from '../../definitions/write-checks.js';
import type { Caller } from '../../http/caller.js';
import { archived, isSame } from './configs.service.js';
import { type FlagInEnvironment, readConfigs, updateConfig } from './configs.store.js';
import { type Settings, settingsOf, wireFlag } from './flag.rows.js';

/** What a release makes of a flag that it holds. */
export interface HeldWrite {
  readonly flagId: number;
  readonly settings: Settings;
  readonly caller: Caller;
}

export interface HeldPlace {
  readonly project: string;
  /** Locked by this transaction. */
  readonly environment: LockedRow;
}

interface Written extends HeldWrite {
  readonly before: FlagInEnvironment;
  readonly after: FlagInEnvironment;
  readonly flag: { readonly before: Flag; readonly after: Flag };
}

/** Writes many flags of one environment under one version; answers the environment as it leaves it. */
export async function writeHeld(
  transaction: ChangeTransaction,
  { project, environment }: HeldPlace,
  writes: readonly HeldWrite[],
): Promise<LockedRow> {
  const { sql, later, commitChange } = transaction;
  const configs = await readConfigs(
    sql,
    environment.id,
    writes.map(({ flagId }) => flagId),
  );
  const written = writes.flatMap((write) => writtenBy(write, configs, environment.now));
  if (written.length === 0) return environment;
  await checkWritten(sql, environment, written);
  const { states } = await commitChange([{ environment, flags: written.map(({ flag }) => flag) }]);
  for (const { before, after, caller } of written) {
    const subject = { project, environment: environment.key, subjectKind: 'flag', subjectKey: before.key };
    const change = changedParts(settingsOf(before), settingsOf(after));
    later(updateConfig(sql, after, change.after));
    later(recordAudit(sql, caller, { ...subject, action: 'flag.configure', ...change }));
  }
  return { ...environment, ...states[0]?.head };
}

function writtenBy(write: HeldWrite, configs: readonly FlagInEnvironment[], now: Date): Written[] {
  const before = configs.find(({ flagId }) => flagId === write.flagId);
  if (before === undefined || isSame(before, write.settings)) return [];
  if (before.archivedAt !== null) throw archived(before.key);
  const after = { ...before, ...write.settings, revision: before.revision + 1, updatedAt: now };
  const flag = { before: wireFlag(before, before), after: wireFlag(before, write.settings) };
  return [{ ...write, before, after, flag }];
}

/** As an edit by hand is checked; a release touches no prerequisites. */
async function checkWritten(sql: Sql, environment: LockedRow, written: readonly Written[]): Promise<void> {
  const flags = written.map(({ flag }) => flag.after);
  for (const flag of flags) checkFlagWrite(flag);
  const segments = [...new Set(flags.flatMap(segmentsOf))];
  const known = segments.length > 0 ? await readSegmentKeys(sql, environment.projectId, segments) : [];
  for (const flag of flags) checkFlagReferences({ ...flag, prerequisites: [] }, [], known);
  const growth = written.reduce((sum, { flag }) => sum + sizeOf(flag.after) - sizeOf(flag.before), 0);
  if (growth <= 0) return;
  const sizes = await measureSnapshots(sql, environment.projectId);
  checkSnapshotSize(environment.key, (sizes.get(environment.id) ?? 0) + growth);
}

function sizeOf(flag: Flag): number {
  return JSON.stringify(flag).length;
}
