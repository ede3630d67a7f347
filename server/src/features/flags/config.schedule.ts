import { isSameJson } from '../../changes/change.digest.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import { lockEnvironment } from '../../changes/changes.store.js';
import { approvalNeeded, checkMayChange } from '../../changes/protection.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { GuidonError } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkedChange } from './config.proposal.js';
import type { OnHeldEdit } from './config.watch.js';
import { editUnderLock } from './configs.service.js';
import { type ConfigPath, type PartRevisions, readPartRevisions } from './configs.store.js';
import { type Settings, settingsOf } from './flag.rows.js';

/** Some parts of the settings. */
export type Parts = Partial<Settings>;

export interface PlannedChange {
  readonly flagId: number;
  readonly environmentId: number;
  readonly revision: number;
  /** The same parts as they are, and as they are to be. */
  readonly base: Parts;
  readonly settings: Parts;
}

/** Checks a change that is to be made later as if it were made now; that it would change nothing now is no fault. */
export async function planChange(
  { sql }: ChangeTransaction,
  caller: Caller,
  path: ConfigPath,
  patch: SettingsPatch,
): Promise<PlannedChange> {
  const { environment, before, row } = await checkedChange(sql, path, patch);
  checkMayChange(caller.account, path.project, environment);
  if (environment.requiresApproval) throw approvalNeeded(path, howToAsk(path));
  const names = Object.keys(patch) as (keyof Settings)[];
  const { flagId, environmentId, revision } = before;
  return { flagId, environmentId, revision, base: parts(before, names), settings: parts(row, names) };
}

function howToAsk({ project, flag, environment }: ConfigPath): string {
  const requests = `/api/v1/projects/${project}/flags/${flag}/environments/${environment}/change-requests`;
  return `Ask for it, with the time as its applyAt: POST ${requests}.`;
}

export interface DueChange extends Pick<PlannedChange, 'base' | 'settings'> {
  readonly path: ConfigPath;
  readonly baseRevision: number;
}

export interface MadeChange {
  readonly revision: number;
  /** Before it was made. */
  readonly partRevisions: PartRevisions;
}

/** Makes a planned change; refuses it with `stale`, and what was found, where one of its parts was written since. */
export async function makePlanned(
  transaction: ChangeTransaction,
  caller: Caller,
  { path, base, settings, baseRevision }: DueChange,
  onHeldEdit: OnHeldEdit,
): Promise<MadeChange> {
  const { sql } = transaction;
  const [, partRevisions] = await Promise.all([
    lockEnvironment(sql, path.project, path.environment),
    readPartRevisions(sql, path),
  ]);
  const edit = (_flag: unknown, now: Settings): Settings => {
    refuseWritten(Object.keys(settings) as (keyof Settings)[], now, { base, baseRevision, partRevisions });
    return { ...now, ...settings };
  };
  const { to } = await editUnderLock(transaction, caller, { path, edit }, onHeldEdit);
  return { revision: to.row.revision, partRevisions };
}

interface Since {
  readonly base: Parts;
  readonly baseRevision: number;
  readonly partRevisions: PartRevisions;
}

/** The values are looked at too: a release that notes no revisions of parts may have written meanwhile. */
function refuseWritten(names: readonly (keyof Settings)[], now: Settings, since: Since): void {
  const { base, baseRevision, partRevisions } = since;
  const written = names.filter(
    (name) => (partRevisions[name] ?? 0) > baseRevision || !isSameJson(base[name], now[name]),
  );
  if (written.length === 0) return;
  const detail = `Changed since this was scheduled: ${written.join(', ')}. What was done meanwhile stays.`;
  throw new GuidonError('stale', detail, { members: { found: parts(now, names) } });
}

function parts(row: Settings, names: readonly (keyof Settings)[]): Parts {
  const settings = settingsOf(row);
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
