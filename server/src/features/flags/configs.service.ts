import { recordAudit } from '../../changes/audit-record.store.js';
import { isSameJson } from '../../changes/change.digest.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { type LockedRow, lockEnvironment } from '../../changes/changes.store.js';
import { asRemembered, isChainKept, nothingAround } from '../../changes/client.surroundings.js';
import { approvalNeeded, checkMayChange } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import { checkFlagWrite, isSwitchedOff } from '../../definitions/write-checks.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { checkConfigReferences, checkGrowth } from './config.checks.js';
import type { Edit } from './config.edits.js';
import { createConfigMemory, type Known } from './config.memory.js';
import type { OnHeldEdit } from './config.watch.js';
import { type ConfigPath, type FlagInEnvironment, readConfig, updateConfig } from './configs.store.js';
import { type Settings, settingsOf, wireFlag } from './flag.rows.js';

export interface ConfigResult {
  readonly row: FlagInEnvironment;
  readonly etag: string;
  /** `version-digest` of the environment that this is in. */
  readonly state?: string;
  readonly warnings: readonly string[];
}

export interface ConfigEdit {
  readonly path: ConfigPath;
  readonly edit: Edit;
  /** Verbs that neither refer to anything nor let anything grow spare themselves the looking. */
  readonly isPlain?: boolean;
  /** Somebody else has agreed, to an edit of this revision. */
  readonly approved?: { readonly revision: number };
}

export interface ConfigsDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly now: () => Date;
  readonly onHeldEdit: OnHeldEdit;
}

export type ConfigsService = ReturnType<typeof createConfigsService>;

export function createConfigsService({ sql, changes, now, onHeldEdit }: ConfigsDeps) {
  const memory = createConfigMemory();
  return {
    async read(path: ConfigPath): Promise<ConfigResult> {
      const row = await readConfig(sql, path);
      if (row === undefined) throw missing(path);
      return { row, etag: configEtag(row), warnings: [] };
    },

    async edit(caller: Caller, request: ConfigEdit): Promise<ConfigResult> {
      const known = memory.enter(request.path);
      try {
        const quick =
          known && request.isPlain ? await editAtOnce(changes, caller, request, { ...known, now: now() }) : undefined;
        const edited =
          quick ?? (await changes.write((transaction) => editUnderLock(transaction, caller, request, onHeldEdit)));
        memory.learn(request.path, edited.from, edited.to);
        return resultOf(edited);
      } finally {
        memory.leave(request.path);
      }
    },
  };
}

function resultOf({ to: { row, environment }, warnings }: Edited): ConfigResult {
  return { row, etag: configEtag(row), state: `${environment.version}-${environment.digest}`, warnings };
}

interface Edited {
  readonly from: LockedRow;
  readonly to: Known;
  readonly warnings: readonly string[];
}

/** One round trip instead of two, where this node still knows how things stand; undefined where it does not. */
async function editAtOnce(
  changes: ChangeWriter,
  caller: Caller,
  request: ConfigEdit,
  { environment, row: before, around, now }: Known & { readonly now: Date },
): Promise<Edited | undefined> {
  if (before.isReleased || around === undefined || !isChainKept(environment)) return undefined;
  if (caller.ifMatch !== undefined && caller.ifMatch !== configEtag(before)) return undefined;
  const edited = attempt(() => {
    checkMayChange(caller.account, request.path.project, environment);
    const applied = applyEdit(request, before, now);
    return { ...applied, action: actionOf(request, environment, applied) };
  });
  if (edited === undefined) return undefined;
  const { row, flags, action } = edited;
  const state = await changes.writeAtOnce({ change: { environment, flags: [flags] }, around }, (sql) =>
    writesOf(sql, caller, request.path, action, before, row),
  );
  if (state === undefined) return undefined;
  const warnings = [...edited.warnings, ...state.warnings];
  return { from: environment, to: { environment: { ...environment, ...state.head }, row, around }, warnings };
}

export async function editUnderLock(
  transaction: ChangeTransaction,
  caller: Caller,
  request: ConfigEdit,
  onHeldEdit: OnHeldEdit,
): Promise<Edited> {
  const { sql, later, commitChange } = transaction;
  const { path } = request;
  const [environment, before] = await Promise.all([
    lockEnvironment(sql, path.project, path.environment),
    readConfig(sql, path),
  ]);
  if (environment === undefined || before === undefined) throw missing(path);
  if (request.approved === undefined) checkMayChange(caller.account, path.project, environment);
  checkIfMatch(caller.ifMatch, configEtag(before));
  if (request.approved !== undefined && request.approved.revision !== before.revision) throw moved(path);
  if (before.archivedAt !== null) throw archived(path.flag);

  const applied = applyEdit(request, before, environment.now);
  const { row, flags, isOnlyOff, warnings } = applied;
  if (isSame(row, before)) {
    const around = before.clientVisible ? undefined : nothingAround;
    return { from: environment, to: { environment, row: before, around }, warnings: [] };
  }
  const action = actionOf(request, environment, applied);
  if (request.isPlain !== true && !isOnlyOff) {
    await checkConfigReferences(sql, flags, environment);
    warnings.push(...(await checkGrowth(sql, flags, environment)));
  }
  for (const write of writesOf(sql, caller, path, action, before, row)) later(write);
  const committed = await commitChange([{ environment, flags: [flags] }]);
  const to = { environment: { ...environment, ...committed.states[0]?.head }, row };
  if (before.isReleased)
    await onHeldEdit(transaction, caller, { path, before, after: row, environment: to.environment });
  const around = asRemembered(committed.surroundings(environment.id));
  return { from: environment, to: { ...to, around }, warnings: [...warnings, ...committed.warnings] };
}

/** What is refused from memory may be right by now: the lock decides. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

export function applyEdit(request: ConfigEdit, before: FlagInEnvironment, now: Date) {
  const settings = request.edit(before, settingsOf(before));
  const flags = { before: wireFlag(before, before), after: wireFlag(before, settings) };
  const row: FlagInEnvironment = { ...before, ...settings, revision: before.revision + 1, updatedAt: now };
  const isOnlyOff = isSame({ ...before, enabled: false }, settings) && isSwitchedOff(flags.after);
  const warnings = isSame(settings, before) || isOnlyOff ? [] : checkFlagWrite(flags.after);
  return { row, flags, isOnlyOff, warnings };
}

/** What the audit log calls it. Switching off waits for nobody, and shows afterwards. */
function actionOf(
  { path, approved }: ConfigEdit,
  environment: Pick<LockedRow, 'requiresApproval'>,
  { isOnlyOff }: { readonly isOnlyOff: boolean },
): Action {
  if (!environment.requiresApproval || approved !== undefined) return 'flag.configure';
  if (isOnlyOff) return 'flag.emergency-off';
  throw approvalNeeded(path, `Ask for it: POST ${requestsPath(path)}. Switching off needs none.`);
}

type Action = 'flag.configure' | 'flag.emergency-off';

function requestsPath({ project, flag, environment }: ConfigPath): string {
  return `/api/v1/projects/${project}/flags/${flag}/environments/${environment}/change-requests`;
}

function writesOf(
  sql: Sql,
  caller: Caller,
  path: ConfigPath,
  action: Action,
  before: Settings,
  row: FlagInEnvironment,
): Write[] {
  const subject = { project: path.project, environment: path.environment, subjectKind: 'flag', subjectKey: path.flag };
  const change = changedParts(settingsOf(before), settingsOf(row));
  return [updateConfig(sql, row, change.after), recordAudit(sql, caller, { ...subject, action, ...change })];
}

export function isSame(one: Settings, other: Settings): boolean {
  return isSameJson(settingsOf(one), settingsOf(other));
}

export function configEtag(row: { flagId: number; environmentId: number; revision: number }): string {
  return etagOf(`${row.flagId}.${row.environmentId}`, row.revision);
}

function moved({ flag, environment }: ConfigPath): GuidonError {
  return new GuidonError('stale', `The flag "${flag}" was changed in "${environment}" since this was asked for.`);
}

export function archived(flag: string): GuidonError {
  return new GuidonError('conflict', `The flag "${flag}" is archived. Restore it first.`);
}

export function missing({ project, environment, flag }: ConfigPath): GuidonError {
  return notFound('flag in an environment', `${project}/${flag}/${environment}`);
}
