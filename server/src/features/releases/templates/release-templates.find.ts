import type { Sql } from '../../../database/database.js';
import { notFound } from '../../../errors.js';
import { type ReleaseTemplate as ShippedTemplate, shippedTemplates } from './release.templates.js';
import type { ReleaseTemplate } from './release-templates.schema.js';
import { readTemplate, type TemplateRow, type TemplateWanted } from './release-templates.store.js';

/** One that comes with the server, or the project's own. */
export async function findTemplate(sql: Sql, { project, key, version }: TemplateWanted): Promise<ReleaseTemplate> {
  const shipped = shippedTemplates.find((template) => template.key === key);
  if (shipped !== undefined && (version ?? 1) === 1) return shippedView(shipped);
  const row = shipped === undefined ? await readTemplate(sql, { project, key, version }) : undefined;
  if (row === undefined) throw notFound('release template', version === undefined ? key : `${key}, version ${version}`);
  return viewOf(row);
}

export function viewOf({ createdAt, ...row }: TemplateRow): ReleaseTemplate {
  return { ...row, isShipped: false, createdAt: createdAt.toISOString() };
}

export function shippedView(template: ShippedTemplate): ReleaseTemplate {
  return { ...template, version: 1, isShipped: true, createdBy: null, createdAt: null };
}
