import { recordAudit } from '../../../changes/audit-record.store.js';
import type { ChangeTransaction, ChangeWriter } from '../../../changes/changes.service.js';
import { type LockedProject, lockProject } from '../../../changes/changes.store.js';
import type { Sql } from '../../../database/database.js';
import { GuidonError, invalid, notFound } from '../../../errors.js';
import type { Caller } from '../../../http/caller.js';
import { checkIfMatch, etagOf } from '../../../http/etag.js';
import { numericPosition, type Page, type PageRequest, pageStart, toPage } from '../../../http/paging.js';
import type { PlanInput } from '../machine/release.model.js';
import { checkTemplatePlan } from '../release.plans.js';
import { shippedTemplates } from './release.templates.js';
import { findTemplate, shippedView, viewOf } from './release-templates.find.js';
import type { NewTemplate, ReleaseTemplate, TemplateChange } from './release-templates.schema.js';
import {
  countTemplates,
  deleteTemplate,
  insertTemplate,
  isProject,
  listTemplates,
  readPlan,
  readTemplate,
  type TemplateRow,
  type TemplateWanted,
} from './release-templates.store.js';

export interface TemplatesDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
}

export interface TemplateResult {
  readonly template: ReleaseTemplate;
  readonly etag: string;
}

export type TemplatesService = ReturnType<typeof createTemplatesService>;

const mostOwn = 200;

export function createTemplatesService({ sql, changes }: TemplatesDeps) {
  return {
    /** Those that come with the server first. */
    async list(project: string, query: PageRequest): Promise<Page<ReleaseTemplate>> {
      if (!(await isProject(sql, project))) throw notFound('project', project);
      const all = [...shippedTemplates.map(shippedView), ...(await listTemplates(sql, project)).map(viewOf)];
      const { after, rows } = pageStart(query);
      const from = numericPosition(after) ?? 0;
      const numbered = all.map((template, index) => ({ template, next: index + 1 })).slice(from, from + rows);
      return toPage(
        numbered,
        query,
        ({ next }) => next,
        ({ template }) => template,
      );
    },

    async read(wanted: TemplateWanted): Promise<TemplateResult> {
      return resultOf(await findTemplate(sql, wanted));
    },

    create: (caller: Caller, project: string, body: NewTemplate): Promise<TemplateResult> =>
      changes.write((transaction) => createTemplate(transaction, caller, project, body)),

    change: (caller: Caller, wanted: TemplateWanted, body: TemplateChange): Promise<TemplateResult> =>
      changes.write((transaction) => changeTemplate(transaction, caller, wanted, body)),

    remove: (caller: Caller, wanted: TemplateWanted): Promise<void> =>
      changes.write((transaction) => removeTemplate(transaction, caller, wanted)),
  };
}

async function createTemplate(
  transaction: ChangeTransaction,
  caller: Caller,
  project: string,
  body: NewTemplate,
): Promise<TemplateResult> {
  const { sql } = transaction;
  const { key, name, description = '' } = body;
  const locked = await lockedProject(transaction, project);
  const plan = await planOf(sql, project, body);
  if (plan === undefined) throw invalid([{ path: '/plan', message: 'or `fromRelease` must be given' }]);
  if (isShipped(key) || (await readTemplate(sql, { project, key })) !== undefined)
    throw new GuidonError('conflict', `There is a release template "${key}" already. Take another key.`);
  if ((await countTemplates(sql, locked.id)) >= mostOwn)
    throw new GuidonError('conflict', `A project has at most ${mostOwn} templates. Delete one first.`);
  return write(transaction, caller, locked, { key, version: 1, name, description, plan, createdBy: caller.actor });
}

async function changeTemplate(
  transaction: ChangeTransaction,
  caller: Caller,
  { project, key }: TemplateWanted,
  body: TemplateChange,
): Promise<TemplateResult> {
  const { sql } = transaction;
  if (isShipped(key)) throw shippedStays(key);
  const locked = await lockedProject(transaction, project);
  const before = await readTemplate(sql, { project, key });
  if (before === undefined) throw notFound('release template', key);
  checkIfMatch(caller.ifMatch, etagOf(before.key, before.version));
  const plan = (await planOf(sql, project, body)) ?? before.plan;
  const { name = before.name, description = before.description } = body;
  const after = { key, version: before.version + 1, name, description, plan, createdBy: caller.actor };
  return write(transaction, caller, locked, after, before);
}

async function removeTemplate(
  transaction: ChangeTransaction,
  caller: Caller,
  { project, key }: TemplateWanted,
): Promise<void> {
  const { sql, later } = transaction;
  if (isShipped(key)) throw shippedStays(key);
  const locked = await lockedProject(transaction, project);
  const before = await readTemplate(sql, { project, key });
  if (before === undefined) throw notFound('release template', key);
  checkIfMatch(caller.ifMatch, etagOf(before.key, before.version));
  later(deleteTemplate(sql, locked.id, key));
  later(recordAudit(sql, caller, { ...subject(locked, key), action: 'release-template.delete', before: told(before) }));
}

type Written = Omit<TemplateRow, 'createdAt'>;

function write(
  { sql, later }: ChangeTransaction,
  caller: Caller,
  project: LockedProject,
  row: Written,
  before?: TemplateRow,
): TemplateResult {
  const action = before === undefined ? 'release-template.create' : 'release-template.update';
  const sides = { ...(before && { before: told(before) }), after: told(row) };
  later(insertTemplate(sql, project.id, row));
  later(recordAudit(sql, caller, { ...subject(project, row.key), action, ...sides }));
  return resultOf(viewOf({ ...row, createdAt: project.now }));
}

async function planOf(sql: Sql, project: string, body: TemplateChange): Promise<PlanInput | undefined> {
  const { plan, fromRelease } = body;
  if (plan !== undefined && fromRelease !== undefined)
    throw invalid([{ path: '/fromRelease', message: 'and `plan` exclude each other' }]);
  if (plan !== undefined) {
    checkTemplatePlan(plan);
    return plan;
  }
  if (fromRelease === undefined) return undefined;
  const found = await readPlan(sql, project, fromRelease);
  if (found === undefined) throw invalid([{ path: '/fromRelease', message: 'is no release of this project' }]);
  return found;
}

async function lockedProject({ sql }: ChangeTransaction, project: string): Promise<LockedProject> {
  const locked = await lockProject(sql, project);
  if (locked === undefined) throw notFound('project', project);
  return locked;
}

function isShipped(key: string): boolean {
  return shippedTemplates.some((template) => template.key === key);
}

function shippedStays(key: string): GuidonError {
  return new GuidonError('conflict', `The template "${key}" comes with the server. Save a copy under another key.`);
}

function subject({ key: project }: LockedProject, subjectKey: string) {
  return { project, subjectKind: 'release-template', subjectKey };
}

function told({ version, name, description, plan }: Written) {
  return { version, name, description, plan };
}

function resultOf(template: ReleaseTemplate): TemplateResult {
  return { template, etag: etagOf(template.key, template.version) };
}
