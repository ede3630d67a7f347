import type { ChangeTransaction } from '../../changes/changes.service.js';
import { lockEnvironment } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { invalid } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkConfigReferences, checkGrowth } from './config.checks.js';
import { patchedBy } from './config.patch.js';
import type { OnHeldEdit } from './config.watch.js';
import { applyEdit, archived, editUnderLock, isSame, missing } from './configs.service.js';
import { type ConfigPath, readConfig } from './configs.store.js';
import { type Settings, settingsOf } from './flag.rows.js';

/** A change that might be made, with what it would be made on. */
export interface Proposal {
  readonly flagId: number;
  readonly environmentId: number;
  readonly revision: number;
  readonly before: Settings;
  readonly after: Settings;
}

/** Checks a change as if it were made now; makes nothing. */
export async function proposeChange(
  { sql }: ChangeTransaction,
  path: ConfigPath,
  patch: SettingsPatch,
): Promise<Proposal> {
  const { before, row } = await checkedChange(sql, path, patch);
  if (isSame(row, before)) throw invalid([{ path: '/settings', message: 'change nothing of what there is' }]);
  const { flagId, environmentId, revision } = before;
  return { flagId, environmentId, revision, before: settingsOf(before), after: settingsOf(row) };
}

/** What a change would make of the configuration, under the lock; throws where it could not be made. */
export async function checkedChange(sql: Sql, path: ConfigPath, patch: SettingsPatch) {
  const [environment, before] = await Promise.all([
    lockEnvironment(sql, path.project, path.environment),
    readConfig(sql, path),
  ]);
  if (environment === undefined || before === undefined) throw missing(path);
  if (before.archivedAt !== null) throw archived(path.flag);
  const { row, flags } = applyEdit({ path, edit: patchedBy(patch) }, before, environment.now);
  await checkConfigReferences(sql, flags, environment);
  await checkGrowth(sql, flags, environment);
  return { environment, before, row };
}

export interface Approved {
  readonly path: ConfigPath;
  readonly revision: number;
  readonly after: Settings;
}

/** Makes a change that another person has approved; refuses it with `stale` where it was made on another revision. */
export async function applyApproved(
  transaction: ChangeTransaction,
  caller: Caller,
  { path, revision, after }: Approved,
  onHeldEdit: OnHeldEdit,
): Promise<void> {
  const { ifMatch: _ofTheRequest, ...who } = caller;
  await editUnderLock(transaction, who, { path, edit: () => after, approved: { revision } }, onHeldEdit);
}
