import type postgres from 'postgres';
import type { Sql } from '../../../database/database.js';
import type { Write } from '../../../database/database-transaction.js';
import type { Actor } from '../../../http/access.js';
import type { PlanInput, ReleasePlan } from '../machine/release.model.js';

export interface TemplateRow {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly plan: PlanInput;
  readonly createdBy: Actor;
  readonly createdAt: Date;
}

function selectTemplates(sql: Sql) {
  return sql`
    select t.key, t.version, t.name, t.description, t.plan, t.created_by as "createdBy", t.created_at as "createdAt"
    from release_templates t join projects p on p.id = t.project_id`;
}

/** The newest version of each. */
export async function listTemplates(sql: Sql, project: string): Promise<TemplateRow[]> {
  return await sql<TemplateRow[]>`
    ${selectTemplates(sql)} where p.key = ${project} and t.version = (
      select max(version) from release_templates o where o.project_id = t.project_id and o.key = t.key)
    order by t.key`;
}

export interface TemplateWanted {
  readonly project: string;
  readonly key: string;
  readonly version?: number | undefined;
}

export async function readTemplate(
  sql: Sql,
  { project, key, version = undefined }: TemplateWanted,
): Promise<TemplateRow | undefined> {
  const [row] = await sql<TemplateRow[]>`
    ${selectTemplates(sql)}
    where p.key = ${project} and t.key = ${key} and (${version ?? null}::int is null or t.version = ${version ?? null})
    order by t.version desc limit 1`;
  return row;
}

export async function countTemplates(sql: Sql, projectId: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(distinct key)::int as count from release_templates where project_id = ${projectId}`;
  return row.count;
}

export async function isProject(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql`select from projects where key = ${key}`;
  return rows.length > 0;
}

export async function readPlan(sql: Sql, project: string, release: string): Promise<ReleasePlan | undefined> {
  const [row] = await sql<{ plan: ReleasePlan }[]>`
    select r.plan from releases r
    join environments e on e.id = r.environment_id join projects p on p.id = e.project_id
    where p.key = ${project} and r.id = ${release}`;
  return row?.plan;
}

export function insertTemplate(sql: Sql, projectId: number, row: Omit<TemplateRow, 'createdAt'>): Write {
  return sql`
    insert into release_templates (project_id, key, version, name, description, plan, created_by)
    values (${projectId}, ${row.key}, ${row.version}, ${row.name}, ${row.description}, ${json(sql, row.plan)},
      ${json(sql, row.createdBy)})`;
}

/** With all its versions. */
export function deleteTemplate(sql: Sql, projectId: number, key: string): Write {
  return sql`delete from release_templates where project_id = ${projectId} and key = ${key}`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
