import { createHash } from 'node:crypto';
import { recordAudit } from '../../changes/audit-record.store.js';
import { canonicalJson } from '../../changes/change.digest.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { Database, Transaction } from '../../database/database.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { malformedCursor, type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { byPlace, type CodeUse } from './code-use.model.js';
import { flawOfTemplate, linkTo } from './code-uses.links.js';
import type { CodeUseView, NewCodeUses, RepositoryView } from './code-uses.schema.js';
import {
  type CountedRepository,
  deleteRepository,
  findRepository,
  listRepositories,
  listUses,
  lockRepository,
  type RepositoryPath,
  type RepositoryRow,
  readFlagId,
  readTotals,
  readUnknownFlags,
  replaceUses,
  type UsePosition,
  type UseRow,
  updateRepository,
} from './code-uses.store.js';

export interface CodeUsesDeps {
  readonly database: Database;
  readonly findProjectId: (key: string) => Promise<number>;
}

export type CodeUsesService = ReturnType<typeof createCodeUsesService>;

/** Of one project. */
const mostRepositories = 200;
/** Lists of flags count them with every look. */
const mostUsesInAll = 100_000;

export function createCodeUsesService({ database, findProjectId }: CodeUsesDeps) {
  const { sql } = database;
  return {
    async listRepositories(project: string, page: PageRequest): Promise<Page<RepositoryView>> {
      const rows = await listRepositories(sql, await findProjectId(project), pageStart(page));
      return toPage(rows, page, ({ name }) => name, viewOf);
    },

    async listOfFlag(project: string, flag: string, page: PageRequest): Promise<Page<CodeUseView>> {
      const { after, rows } = pageStart(page);
      const flagId = await readFlagId(sql, project, flag);
      if (flagId === undefined) throw notFound('flag', `${project}/${flag}`);
      return toPage(await listUses(sql, flagId, positionAfter(after), rows), page, positionOf, useView);
    },

    replace: (caller: Caller, path: RepositoryPath, body: NewCodeUses): Promise<RepositoryView> =>
      database.transaction((transaction) => replaceOne(transaction, caller, path, body)),

    remove: (caller: Caller, path: RepositoryPath): Promise<void> =>
      database.transaction((transaction) => removeOne(transaction, caller, path)),
  };
}

async function replaceOne(
  { sql, later }: Transaction,
  caller: Caller,
  path: RepositoryPath,
  { uses: given, urlTemplate, revision = null }: NewCodeUses,
): Promise<RepositoryView> {
  checkTemplate(urlTemplate ?? null);
  const before = await lockRepository(sql, path);
  if (before === undefined) throw notFound('project', path.project);
  await checkFlags(sql, before.projectId, given);
  const uses = [...given].sort(byPlace);
  const digest = digestOf(uses);
  const changed = {
    ...before,
    urlTemplate: urlTemplate === undefined ? before.urlTemplate : urlTemplate,
    revision,
    digest,
  };
  const isNews = !digest.equals(before.digest);
  if (isNews) {
    await checkRoom(sql, before, uses.length);
    await replaceUses(sql, before, uses);
  }
  const scannedAt = await updateRepository(sql, changed);
  const after = { ...changed, scannedAt, uses: uses.length, flags: new Set(uses.map(({ flag }) => flag)).size };
  // Pipelines scan at every commit: the log tells of those that found something else.
  if (isNews || before.urlTemplate !== after.urlTemplate) later(recordScan(sql, caller, path, before, after));
  return viewOf(after);
}

async function removeOne({ sql, later }: Transaction, caller: Caller, path: RepositoryPath): Promise<void> {
  const row = await findRepository(sql, path);
  if (row === undefined) throw notFound('repository', `${path.project}/${path.repository}`);
  later(deleteRepository(sql, row.id));
  const before = { revision: row.revision, urlTemplate: row.urlTemplate };
  later(recordAudit(sql, caller, { ...subject(path), action: 'repository.delete', before }));
}

function recordScan(
  sql: Transaction['sql'],
  caller: Caller,
  path: RepositoryPath,
  before: RepositoryRow,
  { uses, ...after }: CountedRepository,
) {
  const told = ({ revision, urlTemplate }: RepositoryRow) => ({ revision, urlTemplate });
  const change = changedParts(told(before), told(after));
  const what = { before: change.before, after: { ...change.after, uses } };
  return recordAudit(sql, caller, { ...subject(path), action: 'repository.scan', ...what });
}

function subject({ project, repository }: RepositoryPath) {
  return { project, subjectKind: 'repository', subjectKey: repository };
}

function checkTemplate(template: string | null): void {
  const message = template === null ? undefined : flawOfTemplate(template);
  if (message !== undefined) throw invalid([{ path: '/urlTemplate', message }]);
}

/** A repository that is there already stays. */
async function checkRoom(sql: Transaction['sql'], row: RepositoryRow, uses: number): Promise<void> {
  const { repositories, otherUses } = await readTotals(sql, row);
  const isFirst = row.digest.length === 0;
  if (isFirst && repositories > mostRepositories)
    throw new GuidonError('conflict', `A project has at most ${mostRepositories} repositories. Delete one first.`);
  if (uses > 0 && otherUses + uses > mostUsesInAll)
    throw new GuidonError('conflict', `A project keeps at most ${mostUsesInAll} uses. Delete a repository first.`);
}

async function checkFlags(sql: Transaction['sql'], projectId: number, uses: readonly CodeUse[]): Promise<void> {
  const unknown = new Set(await readUnknownFlags(sql, projectId, [...new Set(uses.map(({ flag }) => flag))]));
  const errors = uses.flatMap(({ flag }, index) =>
    unknown.has(flag) ? [{ path: `/uses/${index}/flag`, message: `there is no flag "${flag}"` }] : [],
  );
  if (errors.length > 0) throw invalid(errors.slice(0, 20));
}

function digestOf(uses: readonly CodeUse[]): Buffer {
  return createHash('sha256').update(canonicalJson(uses)).digest();
}

function viewOf({ name, revision, urlTemplate, scannedAt, uses, flags }: CountedRepository): RepositoryView {
  return { name, revision, urlTemplate, scannedAt: scannedAt.toISOString(), uses, flags };
}

function useView(row: UseRow): CodeUseView {
  const { repository, revision, scannedAt, path, line, kind, excerpt } = row;
  const url = linkTo(row.urlTemplate, row);
  return { repository, revision, scannedAt: scannedAt.toISOString(), path, line, kind, excerpt, url };
}

function positionOf({ repositoryId, position }: UseRow): string {
  return `${repositoryId}.${position}`;
}

function positionAfter(text: string | null): UsePosition {
  if (text === null) return { repositoryId: 0, position: 0 };
  const [, repositoryId, position] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  if (repositoryId === undefined || position === undefined) throw malformedCursor();
  return { repositoryId: Number(repositoryId), position: Number(position) };
}
