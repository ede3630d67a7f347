import type { Segment } from '@guidon/evaluator';
import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import {
  type ChangeTransaction,
  type ChangeWriter,
  type LockedWhole,
  lockWholeProject,
} from '../../changes/changes.service.js';
import { checkMayChange, checkUnprotected } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import { findEnvironmentsNaming, findSegmentUses, measureSnapshots } from '../../definitions/references.store.js';
import { checkCounts, checkSegmentWrite, checkSnapshotSize, inUse } from '../../definitions/write-checks.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import type { NewSegment, SegmentPatch, SegmentView } from './segments.schema.js';
import {
  countSegments,
  deleteSegment,
  insertSegment,
  listSegments,
  readSegment,
  type SegmentRow,
  updateSegment,
} from './segments.store.js';

export interface SegmentPath {
  readonly project: string;
  readonly segment: string;
}

export interface SegmentResult {
  readonly segment: SegmentView;
  readonly etag: string;
  readonly warnings: readonly string[];
}

export interface SegmentsDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly findProjectId: (key: string) => Promise<number>;
}

export type SegmentsService = ReturnType<typeof createSegmentsService>;

export function createSegmentsService({ sql, changes, findProjectId }: SegmentsDeps) {
  return {
    async list(project: string, page: PageRequest): Promise<Page<SegmentView>> {
      const rows = await listSegments(sql, await findProjectId(project), pageStart(page));
      return toPage(rows, page, (row) => row.key, viewOf);
    },

    async read(path: SegmentPath): Promise<SegmentResult> {
      const row = await readSegment(sql, path.project, path.segment);
      if (row === undefined) throw missing(path);
      return resultOf(row);
    },

    create: (caller: Caller, project: string, body: NewSegment): Promise<SegmentResult> =>
      changes.write((transaction) => createOne(transaction, caller, project, body)),

    update: (caller: Caller, path: SegmentPath, patch: SegmentPatch): Promise<SegmentResult> =>
      changes.write((transaction) => updateOne(transaction, caller, path, patch)),

    remove: (caller: Caller, path: SegmentPath): Promise<void> =>
      changes.write((transaction) => removeOne(transaction, caller, path)),
  };
}

async function createOne(
  transaction: ChangeTransaction,
  caller: Caller,
  project: string,
  body: NewSegment,
): Promise<SegmentResult> {
  const { sql, later } = transaction;
  const [whole, taken, count] = await Promise.all([
    lockWholeProject(transaction, project),
    readSegment(sql, project, body.key),
    countSegments(sql, project),
  ]);
  if (taken !== undefined) {
    const errors = [{ path: '/key', message: 'is taken' }];
    throw new GuidonError('conflict', `There is a segment "${body.key}" already.`, { errors });
  }
  const segment = { description: '', by: 'userId', included: [], excluded: [], rules: [], ...body };
  const warnings = checkCounts('segments', count + 1);
  warnings.push(...(await checkAndCommit(transaction, whole, undefined, segment)));
  const row = await insertSegment(sql, whole.project.id, segment);
  later(recordAudit(sql, caller, { ...subject(project, body.key), action: 'segment.create', after: viewOf(row) }));
  return resultOf(row, warnings);
}

async function updateOne(
  transaction: ChangeTransaction,
  caller: Caller,
  path: SegmentPath,
  patch: SegmentPatch,
): Promise<SegmentResult> {
  const { sql, later } = transaction;
  const { whole, row: before } = await lockRow(transaction, path, caller.ifMatch);
  const edited = { ...before, ...patch };
  const change = changedParts(viewOf(before), viewOf(edited));
  if (Object.keys(change.after).length === 0) return resultOf(before);
  const after = { ...edited, revision: before.revision + 1, updatedAt: whole.project.now };
  await checkProtections(sql, caller, whole, before.key);
  const warnings = await checkAndCommit(transaction, whole, before, after);
  later(updateSegment(sql, after));
  later(recordAudit(sql, caller, { ...subject(path.project, path.segment), action: 'segment.update', ...change }));
  return resultOf(after, warnings);
}

/** A segment is the same in every environment: who changes it changes all of them. */
async function checkProtections(
  sql: Sql,
  { account }: Caller,
  { project, environments }: LockedWhole,
  segment: string,
) {
  for (const environment of environments) checkMayChange(account, project.key, environment);
  if (!environments.some(({ requiresApproval }) => requiresApproval)) return;
  const naming = await findEnvironmentsNaming(sql, project.id, segment);
  for (const environment of environments.filter(({ id }) => naming.includes(id))) {
    checkUnprotected(account, project.key, environment, 'Make another segment, and ask for the rules that name it.');
  }
}

async function removeOne(transaction: ChangeTransaction, caller: Caller, path: SegmentPath): Promise<void> {
  const { sql, later, commitChange } = transaction;
  const { whole, row } = await lockRow(transaction, path, caller.ifMatch);
  const uses = await findSegmentUses(sql, whole.project.id, row.key);
  if (uses.length > 0) throw inUse(`The segment "${row.key}"`, uses);
  later(deleteSegment(sql, row.id));
  await commitChange(whole.environments.map((environment) => ({ environment, segments: [{ before: wireOf(row) }] })));
  later(recordAudit(sql, caller, { ...subject(path.project, row.key), action: 'segment.delete', before: viewOf(row) }));
}

async function lockRow(transaction: ChangeTransaction, path: SegmentPath, ifMatch: string | undefined) {
  const [whole, row] = await Promise.all([
    lockWholeProject(transaction, path.project),
    readSegment(transaction.sql, path.project, path.segment),
  ]);
  if (row === undefined) throw missing(path);
  checkIfMatch(ifMatch, etagOf(row.id, row.revision));
  return { whole, row };
}

/** A segment is the same in every environment: all of them change. */
async function checkAndCommit(
  { sql, commitChange }: ChangeTransaction,
  { project, environments }: LockedWhole,
  before: Segment | undefined,
  after: Segment,
): Promise<string[]> {
  const segment = { before: before && wireOf(before), after: wireOf(after) };
  const warnings = checkSegmentWrite(segment.after);
  const growth = JSON.stringify(segment.after).length - JSON.stringify(segment.before ?? '').length;
  const sizes = growth > 0 ? await measureSnapshots(sql, project.id) : new Map<number, number>();
  for (const { id, key } of environments) warnings.push(...checkSnapshotSize(key, (sizes.get(id) ?? 0) + growth));
  const committed = await commitChange(environments.map((environment) => ({ environment, segments: [segment] })));
  return [...warnings, ...committed.warnings];
}

function wireOf({ key, by, included, excluded, rules }: Segment): Segment {
  return { key, by, included, excluded, rules };
}

function subject(project: string, segment: string) {
  return { project, subjectKind: 'segment', subjectKey: segment };
}

function missing({ project, segment }: SegmentPath): GuidonError {
  return notFound('segment', `${project}/${segment}`);
}

function resultOf(row: SegmentRow, warnings: readonly string[] = []): SegmentResult {
  return { segment: viewOf(row), etag: etagOf(row.id, row.revision), warnings };
}

function viewOf(row: SegmentRow): SegmentView {
  const { key, description, by, included, excluded, rules } = row;
  const times = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
  return { key, description, by, included: [...included], excluded: [...excluded], rules, ...times };
}
