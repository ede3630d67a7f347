import type { ChangeTransaction } from '../../changes/changes.service.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Caller } from '../../http/caller.js';
import type { Settings } from './machine/release.model.js';
import { handEdits } from './plan/release.edits.js';
import { record } from './release.save.js';
import { hold, nothingRead, taken } from './release.steps.js';
import { type FlagPlace, lockOpenReleases, lockRelease } from './releases.store.js';

export interface EditByHand {
  readonly path: FlagPlace;
  /** As the edit leaves it. */
  readonly environment: LockedRow;
  readonly after: Settings;
}

/** In the transaction of an edit: where it touched what belongs to the plan, the plan stops with it. */
export async function stopForEdit(transaction: ChangeTransaction, caller: Caller, edit: EditByHand): Promise<void> {
  const row = await lockRelease(transaction.sql, edit.path);
  if (row === undefined) return;
  const held = hold(row, edit.after);
  if (handEdits(edit.after, held.release) === null) return;
  const stopped = taken(held, { kind: 'edit', isEnabled: edit.after.enabled }, { caller }).held;
  if (stopped.steps.length > 0) record(transaction, [stopped], () => edit.environment.version);
}

export interface ArchivedFlag {
  readonly flagId: number;
  readonly environments: readonly LockedRow[];
}

/** In the transaction that archives a flag. */
export async function abortArchived(
  transaction: ChangeTransaction,
  caller: Caller,
  { flagId, environments }: ArchivedFlag,
): Promise<void> {
  const rows = await lockOpenReleases(transaction.sql, flagId);
  const aborted = rows.map((row) => taken(hold(row, nothingRead), { kind: 'archive' }, { caller }).held);
  const versions = new Map(environments.map(({ id, version }) => [id, version]));
  record(transaction, aborted, ({ row }) => versions.get(row.environmentId) ?? row.environmentVersion);
}
