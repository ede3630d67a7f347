import type { Flag, Segment } from '@guidon/evaluator';
import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import { type ChangeTransaction, type ChangeWriter, lockWholeProject } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { numericPosition, type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import type { EnvironmentPatch, EnvironmentView, NewEnvironment } from './environments.schema.js';
import {
  countLiveKeys,
  deleteEnvironment,
  type EnvironmentRow,
  insertEnvironment,
  listEnvironments,
  readEnvironment,
  updateEnvironment,
} from './environments.store.js';

export interface EnvironmentPath {
  readonly project: string;
  readonly environment: string;
}

export interface EnvironmentResult {
  readonly environment: EnvironmentView;
  readonly etag: string;
}

export interface EnvironmentsDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly findProjectId: (key: string) => Promise<number>;
  /** Other features': what a new environment begins with. */
  readonly addConfigs: (sql: Sql, projectId: number, environmentId: number) => Promise<readonly Flag[]>;
  readonly readSegments: (sql: Sql, projectId: number) => Promise<readonly Segment[]>;
}

const mostEnvironments = 100;

export type EnvironmentsService = ReturnType<typeof createEnvironmentsService>;

export function createEnvironmentsService(deps: EnvironmentsDeps) {
  const { sql, changes, findProjectId } = deps;
  return {
    async list(project: string, page: PageRequest): Promise<Page<EnvironmentView>> {
      const { after, rows } = pageStart(page);
      const start = { after: numericPosition(after), rows };
      const found = await listEnvironments(sql, await findProjectId(project), start);
      return toPage(found, page, (row) => row.id, viewOf);
    },

    async read({ project, environment }: EnvironmentPath): Promise<EnvironmentResult> {
      const row = await readEnvironment(sql, project, environment);
      if (row === undefined) throw missing({ project, environment });
      return resultOf(row);
    },

    create: (caller: Caller, project: string, body: NewEnvironment): Promise<EnvironmentResult> =>
      changes.write((transaction) => createOne(transaction, caller, project, body, deps)),

    update: (caller: Caller, path: EnvironmentPath, patch: EnvironmentPatch): Promise<EnvironmentResult> =>
      changes.write((transaction) => updateOne(transaction, caller, path, patch)),

    remove: (caller: Caller, path: EnvironmentPath): Promise<void> =>
      changes.write((transaction) => removeOne(transaction, caller, path)),
  };
}

async function createOne(
  transaction: ChangeTransaction,
  caller: Caller,
  project: string,
  { key, ...given }: NewEnvironment,
  { addConfigs, readSegments }: EnvironmentsDeps,
): Promise<EnvironmentResult> {
  const { sql, later, commitChange } = transaction;
  const whole = await lockWholeProject(transaction, project);
  refuseExtra(whole.environments, key);
  const row = await insertEnvironment(sql, whole.project.id, { key, name: key, ...defaultSettings, ...given });
  const [flags, segments] = await Promise.all([
    addConfigs(sql, row.projectId, row.id),
    readSegments(sql, row.projectId),
  ]);
  const environment = { ...row, publicAttributes: whole.project.publicAttributes };
  await commitChange([
    { environment, flags: flags.map((after) => ({ after })), segments: segments.map((after) => ({ after })) },
  ]);
  later(recordAudit(sql, caller, { ...subject(project, key), action: 'environment.create', after: viewOf(row) }));
  return resultOf(row);
}

function refuseExtra(environments: readonly { readonly key: string }[], key: string): void {
  const errors = [{ path: '/key', message: 'is taken' }];
  if (environments.some((environment) => environment.key === key)) {
    throw new GuidonError('conflict', `There is an environment "${key}" already.`, { errors });
  }
  if (environments.length >= mostEnvironments) {
    throw new GuidonError('invalid', `A project has at most ${mostEnvironments} environments.`, {
      errors: [{ path: '/', message: `at most ${mostEnvironments} environments in the project` }],
    });
  }
}

async function lockRow(transaction: ChangeTransaction, path: EnvironmentPath, ifMatch: string | undefined) {
  const [whole, row] = await Promise.all([
    lockWholeProject(transaction, path.project),
    readEnvironment(transaction.sql, path.project, path.environment),
  ]);
  if (row === undefined) throw missing(path);
  checkIfMatch(ifMatch, etagOf(row.id, row.revision));
  return { whole, row };
}

async function updateOne(
  transaction: ChangeTransaction,
  caller: Caller,
  path: EnvironmentPath,
  patch: EnvironmentPatch,
) {
  const { whole, row: before } = await lockRow(transaction, path, caller.ifMatch);
  const edited = { ...before, ...patch };
  const change = changedParts(settingsOf(before), settingsOf(edited));
  if (Object.keys(change.after).length === 0) return resultOf(before);
  // Neither may somebody take a protection away who could not pass it, nor put up one that they could not take away.
  if ('changeRole' in change.after || 'requiresApproval' in change.after) {
    checkMayChange(caller.account, path.project, before);
    checkMayChange(caller.account, path.project, edited);
  }
  const after = { ...edited, revision: before.revision + 1, updatedAt: whole.project.now };
  const about = subject(path.project, path.environment);
  transaction.later(updateEnvironment(transaction.sql, after));
  transaction.later(recordAudit(transaction.sql, caller, { ...about, action: 'environment.update', ...change }));
  return resultOf(after);
}

async function removeOne(transaction: ChangeTransaction, caller: Caller, path: EnvironmentPath): Promise<void> {
  const { row } = await lockRow(transaction, path, caller.ifMatch);
  checkMayChange(caller.account, path.project, row);
  const keys = await countLiveKeys(transaction.sql, row.id);
  if (keys > 0) {
    throw new GuidonError('conflict', `It has ${keys} SDK keys in use. Revoke them first.`, {
      members: { inUse: { keys } },
    });
  }
  const about = subject(path.project, path.environment);
  transaction.later(deleteEnvironment(transaction.sql, row.id));
  transaction.announce('changed', row.id);
  transaction.later(
    recordAudit(transaction.sql, caller, { ...about, action: 'environment.delete', before: viewOf(row) }),
  );
}

function subject(project: string, environment: string) {
  return { project, environment, subjectKind: 'environment', subjectKey: environment };
}

function missing({ project, environment }: EnvironmentPath): GuidonError {
  return notFound('environment', `${project}/${environment}`);
}

function resultOf(row: EnvironmentRow): EnvironmentResult {
  return { environment: viewOf(row), etag: etagOf(row.id, row.revision) };
}

/** As every environment begins where nothing else is asked for. */
const defaultSettings = { changeRole: 'editor', requiresApproval: false, sampleContexts: false } as const;

function settingsOf({ name, changeRole, requiresApproval, sampleContexts }: EnvironmentRow) {
  return { name, changeRole, requiresApproval, sampleContexts };
}

function viewOf(row: EnvironmentRow): EnvironmentView {
  const times = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
  return { key: row.key, ...settingsOf(row), ...times };
}
