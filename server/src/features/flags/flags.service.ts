import { recordAudit } from '../../changes/audit-record.store.js';
import { isSameJson } from '../../changes/change.digest.js';
import { changedParts } from '../../changes/changed-parts.js';
import { type ChangeTransaction, type ChangeWriter, lockWholeProject } from '../../changes/changes.service.js';
import type { Database, Sql } from '../../database/database.js';
import { checkCounts, checkFlagWrite } from '../../definitions/write-checks.js';
import { invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { insertConfigs } from './configs.store.js';
import { defineFlag, keyTaken } from './flag.definition.js';
import { type FlagOwner, type FlagRow, wireFlag } from './flag.rows.js';
import { changeDefinition } from './flag-definition.service.js';
import type { FlagPatch, FlagView, NewFlag } from './flags.schema.js';
import { countFlags, insertFlag, readFlag, readOwner, updateFlag } from './flags.store.js';

export interface FlagPath {
  readonly project: string;
  readonly flag: string;
}

export interface FlagResult {
  readonly flag: FlagView;
  readonly etag: string;
  readonly warnings: readonly string[];
}

export interface FlagsDeps {
  readonly sql: Database['sql'];
  readonly changes: ChangeWriter;
}

export type FlagsService = ReturnType<typeof createFlagsService>;

export function createFlagsService({ sql, changes }: FlagsDeps) {
  return {
    async read(path: FlagPath): Promise<FlagResult & { readonly row: FlagRow }> {
      const row = await readFlag(sql, path.project, path.flag);
      if (row === undefined) throw missing(path);
      return { ...resultOf(row), row };
    },

    create: (caller: Caller, project: string, body: NewFlag): Promise<FlagResult> =>
      changes.write((transaction) => createFlag(transaction, caller, project, body)),

    update: (caller: Caller, path: FlagPath, patch: FlagPatch): Promise<FlagResult> =>
      changes.write((transaction) => patchFlag(transaction, caller, path, patch)),
  };
}

async function createFlag(
  transaction: ChangeTransaction,
  caller: Caller,
  project: string,
  body: NewFlag,
): Promise<FlagResult> {
  const { sql, later, commitChange } = transaction;
  const [whole, taken, count, owner] = await Promise.all([
    lockWholeProject(transaction, project),
    readFlag(sql, project, body.key),
    countFlags(sql, project),
    ownerOf(sql, body.owner),
  ]);
  if (taken !== undefined) throw keyTaken(body.key, taken.archivedAt !== null);
  const { settings, ...definition } = defineFlag(body);
  const after = wireFlag(definition, settings);
  const warnings = [...checkCounts('flags', count + 1), ...checkFlagWrite(after)];
  const { description = '', tags = [] } = body;
  const row = await insertFlag(sql, { ...definition, projectId: whole.project.id, description, tags, owner });
  later(insertConfigs(sql, row, settings));
  const committed = await commitChange(whole.environments.map((environment) => ({ environment, flags: [{ after }] })));
  later(recordAudit(sql, caller, { ...subject(project, row), action: 'flag.create', after: viewOf(row) }));
  return resultOf(row, [...warnings, ...committed.warnings]);
}

async function patchFlag(
  transaction: ChangeTransaction,
  caller: Caller,
  path: FlagPath,
  patch: FlagPatch,
): Promise<FlagResult> {
  const { sql, later } = transaction;
  const [whole, before, named] = await Promise.all([
    lockWholeProject(transaction, path.project),
    readFlag(sql, path.project, path.flag),
    ownerOf(sql, patch.owner),
  ]);
  if (before === undefined) throw missing(path);
  checkIfMatch(caller.ifMatch, flagEtag(before));
  const edited: FlagRow = { ...before, ...patch, owner: patch.owner === undefined ? before.owner : named };
  if (isSameJson(viewOf(edited), viewOf(before))) return resultOf(before);
  const after = { ...edited, revision: before.revision + 1, updatedAt: whole.project.now };
  const warnings = isSameJson(definitionOf(after), definitionOf(before))
    ? []
    : await changeDefinition(transaction, caller, whole, before, after);
  later(updateFlag(sql, after));
  const change = changedParts(viewOf(before), viewOf(edited));
  later(recordAudit(sql, caller, { ...subject(path.project, after), action: 'flag.update', ...change }));
  return resultOf(after, warnings);
}

async function ownerOf(sql: Sql, id: string | null | undefined): Promise<FlagOwner | null> {
  if (id === undefined || id === null) return null;
  const owner = await readOwner(sql, id);
  if (owner !== undefined) return owner;
  throw invalid([{ path: '/owner', message: 'must be the id of an account that is not deactivated' }]);
}

/** What of a flag's row reaches SDKs. */
function definitionOf({ variants, clientVisible }: FlagRow) {
  return { variants, clientVisible };
}

export function subject(project: string, { key }: { readonly key: string }) {
  return { project, subjectKind: 'flag', subjectKey: key };
}

export function missing({ project, flag }: FlagPath) {
  return notFound('flag', `${project}/${flag}`);
}

export function flagEtag(row: FlagRow): string {
  return etagOf(row.id, row.revision);
}

export function resultOf(row: FlagRow, warnings: readonly string[] = []): FlagResult {
  return { flag: viewOf(row), etag: flagEtag(row), warnings };
}

export function viewOf(row: FlagRow): FlagView {
  const { key, description, kind, variants, seed, tags, clientVisible, owner, createdAt, updatedAt, archivedAt } = row;
  return {
    key,
    description,
    kind,
    variants,
    seed,
    tags: [...tags],
    clientVisible,
    owner,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}
