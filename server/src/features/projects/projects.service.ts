import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import { type ChangeTransaction, type ChangeWriter, lockWholeProject } from '../../changes/changes.service.js';
import type { Sql } from '../../database/database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Account } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { visibleProjects } from '../../http/permissions.js';
import type { NewProject, ProjectPatch, ProjectView } from './projects.schema.js';
import {
  countLiveParts,
  deleteProject,
  insertProject,
  listProjects,
  type ProjectRow,
  readProject,
  updateProject,
} from './projects.store.js';

export interface ProjectResult {
  readonly project: ProjectView;
  readonly etag: string;
  readonly warnings: readonly string[];
}

export interface ProjectsDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  /** Another feature's: makes a new project's first environments. */
  readonly addEnvironments: (transaction: ChangeTransaction, projectId: number, keys: readonly string[]) => void;
}

export type ProjectsService = ReturnType<typeof createProjectsService>;

export function createProjectsService({ sql, changes, addEnvironments }: ProjectsDeps) {
  const find = async (key: string): Promise<ProjectRow> => {
    const row = await readProject(sql, key);
    if (row === undefined) throw notFound('project', key);
    return row;
  };
  return {
    findId: async (key: string): Promise<number> => (await find(key)).id,

    async list(account: Account, page: PageRequest): Promise<Page<ProjectView>> {
      const rows = await listProjects(sql, visibleProjects(account), pageStart(page));
      return toPage(rows, page, (row) => row.key, viewOf);
    },

    read: async (key: string): Promise<ProjectResult> => resultOf(await find(key)),

    create: (caller: Caller, body: NewProject): Promise<ProjectResult> =>
      changes.write(async (transaction) => {
        const { key, name = key, description = '', publicAttributes = [], environments = [] } = body;
        const { privateAttributes = [] } = body;
        const row = await insertProject(transaction.sql, {
          key,
          name,
          description,
          publicAttributes,
          privateAttributes,
        });
        if (row === undefined) throw taken(key);
        addEnvironments(transaction, row.id, environments);
        const after = { ...viewOf(row), environments };
        transaction.later(recordAudit(transaction.sql, caller, { ...subject(key), action: 'project.create', after }));
        return resultOf(row);
      }),

    update: (caller: Caller, key: string, patch: ProjectPatch): Promise<ProjectResult> =>
      changes.write((transaction) => updateOne(transaction, caller, key, patch)),

    remove: (caller: Caller, key: string): Promise<void> =>
      changes.write((transaction) => removeOne(transaction, caller, key)),
  };
}

async function lockRow(transaction: ChangeTransaction, key: string, ifMatch: string | undefined) {
  const [whole, row] = await Promise.all([lockWholeProject(transaction, key), readProject(transaction.sql, key)]);
  if (row === undefined) throw notFound('project', key);
  checkIfMatch(ifMatch, etagOf(row.id, row.revision));
  return { whole, row };
}

async function updateOne(
  transaction: ChangeTransaction,
  caller: Caller,
  key: string,
  patch: ProjectPatch,
): Promise<ProjectResult> {
  const { whole, row: before } = await lockRow(transaction, key, caller.ifMatch);
  const edited = { ...before, ...patch };
  const change = changedParts(viewOf(before), viewOf(edited));
  if (Object.keys(change.after).length === 0) return resultOf(before);
  const after = { ...edited, revision: before.revision + 1, updatedAt: whole.project.now };
  transaction.later(updateProject(transaction.sql, after));
  transaction.later(recordAudit(transaction.sql, caller, { ...subject(key), action: 'project.update', ...change }));
  if (isSameSet(before.publicAttributes, after.publicAttributes)) return resultOf(after);
  const { publicAttributes } = after;
  const changes = whole.environments.map((environment) => ({ environment, publicAttributes }));
  const { warnings } = await transaction.commitChange(changes);
  return resultOf(after, warnings);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

async function removeOne(transaction: ChangeTransaction, caller: Caller, key: string): Promise<void> {
  const { whole, row } = await lockRow(transaction, key, caller.ifMatch);
  const live = await countLiveParts(transaction.sql, row.id);
  if (live.flags + live.keys > 0) {
    const detail = `It has ${live.flags} flags and ${live.keys} SDK keys in use. Archive and revoke them first.`;
    throw new GuidonError('conflict', detail, { members: { inUse: live } });
  }
  transaction.later(deleteProject(transaction.sql, row.id));
  for (const { id } of whole.environments) transaction.announce('changed', id);
  transaction.later(
    recordAudit(transaction.sql, caller, { ...subject(key), action: 'project.delete', before: viewOf(row) }),
  );
}

function taken(key: string): GuidonError {
  const errors = [{ path: '/key', message: 'is taken' }];
  return new GuidonError('conflict', `There is a project "${key}" already.`, { errors });
}

function subject(key: string) {
  return { project: key, subjectKind: 'project', subjectKey: key };
}

function resultOf(row: ProjectRow, warnings: readonly string[] = []): ProjectResult {
  return { project: viewOf(row), etag: etagOf(row.id, row.revision), warnings };
}

function viewOf({ key, name, description, createdAt, updatedAt, ...row }: ProjectRow): ProjectView {
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  const publicAttributes = [...row.publicAttributes];
  return { key, name, description, publicAttributes, privateAttributes: [...row.privateAttributes], ...times };
}
