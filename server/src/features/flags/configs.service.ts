import type { Flag } from '@guidon/evaluator';
import type { Sql } from '../../database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { recordAudit } from '../audit/audit.store.js';
import { changedParts } from '../audit/changed-parts.js';
import { canonicalJson } from '../changes/change.digest.js';
import type { ChangeTransaction, ChangeWriter } from '../changes/changes.service.js';
import { lockEnvironment } from '../changes/changes.store.js';
import type { Edit } from './config.edits.js';
import { type ConfigPath, type FlagInEnvironment, readConfig, updateConfig } from './configs.store.js';
import { type Settings, settingsOf, wireFlag } from './flag.rows.js';
import { measureSnapshots, readFlagGraph, readSegmentKeys } from './references.store.js';
import { checkFlagReferences, checkFlagWrite, checkSnapshotSize, segmentsOf } from './write-checks.js';

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
}

export type ConfigsService = ReturnType<typeof createConfigsService>;

export function createConfigsService({ sql, changes }: { readonly sql: Sql; readonly changes: ChangeWriter }) {
  return {
    async read(path: ConfigPath): Promise<ConfigResult> {
      const row = await readConfig(sql, path);
      if (row === undefined) throw missing(path);
      return { row, etag: configEtag(row), warnings: [] };
    },

    edit: (caller: Caller, request: ConfigEdit): Promise<ConfigResult> =>
      changes.write((transaction) => editConfig(transaction, caller, request)),
  };
}

async function editConfig(transaction: ChangeTransaction, caller: Caller, request: ConfigEdit): Promise<ConfigResult> {
  const { sql, later, commitChange } = transaction;
  const { path } = request;
  const [environment, before] = await Promise.all([
    lockEnvironment(sql, path.project, path.environment),
    readConfig(sql, path),
  ]);
  if (environment === undefined || before === undefined) throw missing(path);
  checkIfMatch(caller.ifMatch, configEtag(before));
  if (before.archivedAt !== null) throw archived(path.flag);

  const settings = request.edit(before, settingsOf(before));
  const state = `${environment.version}-${environment.digest}`;
  if (isSame(settings, before)) return { row: before, etag: configEtag(before), state, warnings: [] };
  const flags = { before: wireFlag(before, before), after: wireFlag(before, settings) };
  const warnings = checkFlagWrite(flags.after);
  if (request.isPlain !== true) {
    await checkReferencesInside(sql, before, flags, environment.projectId);
    warnings.push(...(await checkGrowth(sql, flags, environment)));
  }

  const row = { ...before, ...settings, revision: before.revision + 1, updatedAt: environment.now };
  later(updateConfig(sql, row));
  const [next] = commitChange([{ environment, flags: [flags] }]);
  const subject = { ...path, subjectKind: 'flag', subjectKey: path.flag };
  const change = changedParts(settingsOf(before), settings);
  later(recordAudit(sql, caller, { ...subject, action: 'flag.configure', ...change }));
  return { row, etag: configEtag(row), state: next ? `${next.version}-${next.digest}` : state, warnings };
}

interface FlagChange {
  readonly before: Flag;
  readonly after: Flag;
}

async function checkReferencesInside(
  sql: Sql,
  row: FlagInEnvironment,
  { before, after }: FlagChange,
  projectId: number,
) {
  const isLeaning =
    after.prerequisites.length > 0 && canonicalJson(after.prerequisites) !== canonicalJson(before.prerequisites);
  const segments = segmentsOf(after);
  const [others, known] = await Promise.all([
    isLeaning ? readFlagGraph(sql, row.environmentId) : [],
    segments.length > 0 ? readSegmentKeys(sql, projectId, segments) : [],
  ]);
  checkFlagReferences(isLeaning ? after : { ...after, prerequisites: [] }, others, known);
}

async function checkGrowth(
  sql: Sql,
  { before, after }: FlagChange,
  environment: { id: number; key: string; projectId: number },
) {
  const growth = JSON.stringify(after).length - JSON.stringify(before).length;
  if (growth <= 0) return [];
  const sizes = await measureSnapshots(sql, environment.projectId);
  return checkSnapshotSize(environment.key, (sizes.get(environment.id) ?? 0) + growth);
}

function isSame(one: Settings, other: Settings): boolean {
  return canonicalJson(settingsOf(one)) === canonicalJson(settingsOf(other));
}

export function configEtag(row: { flagId: number; environmentId: number; revision: number }): string {
  return etagOf(`${row.flagId}.${row.environmentId}`, row.revision);
}

export function archived(flag: string): GuidonError {
  return new GuidonError('conflict', `The flag "${flag}" is archived. Restore it first.`);
}

function missing({ project, environment, flag }: ConfigPath): GuidonError {
  return notFound('flag in an environment', `${project}/${flag}/${environment}`);
}
