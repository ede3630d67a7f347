import type postgres from 'postgres';
import type { LockedEnvironment } from '../../changes/change.model.js';
import { headColumns } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';

export interface EnvironmentRow extends Omit<LockedEnvironment, 'publicAttributes'> {
  readonly name: string;
  readonly sampleContexts: boolean;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function columns(sql: Sql) {
  return sql`${headColumns(sql)}, e.name, e.revision, e.sample_contexts as "sampleContexts",
    e.created_at as "createdAt", e.updated_at as "updatedAt"`;
}

export async function listEnvironments(
  sql: Sql,
  projectId: number,
  page: { after: number | null; rows: number },
): Promise<EnvironmentRow[]> {
  return await sql<EnvironmentRow[]>`
    select ${columns(sql)} from environments e
    where e.project_id = ${projectId} and (${page.after}::int is null or e.id > ${page.after})
    order by e.id limit ${page.rows}`;
}

export async function readEnvironment(
  sql: Sql,
  project: string,
  environment: string,
): Promise<EnvironmentRow | undefined> {
  const [row] = await sql<EnvironmentRow[]>`
    select ${columns(sql)} from environments e join projects p on p.id = e.project_id
    where p.key = ${project} and e.key = ${environment}`;
  return row;
}

export type NewEnvironmentRow = Pick<
  EnvironmentRow,
  'key' | 'name' | 'changeRole' | 'requiresApproval' | 'sampleContexts'
>;

export async function insertEnvironment(
  sql: Sql,
  projectId: number,
  { key, name, changeRole, requiresApproval, sampleContexts }: NewEnvironmentRow,
): Promise<EnvironmentRow> {
  const [row] = await sql<[EnvironmentRow]>`
    insert into environments as e (project_id, key, name, change_role, requires_approval, sample_contexts)
    values (${projectId}, ${key}, ${name}, ${changeRole}, ${requiresApproval}, ${sampleContexts}) returning ${columns(sql)}`;
  return row;
}

export function insertEnvironments(
  sql: Sql,
  projectId: number,
  keys: readonly string[],
): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    insert into environments (project_id, key, name)
    select ${projectId}, key, initcap(key) from unnest(${[...keys]}::text[]) as key`;
}

export function updateEnvironment(sql: Sql, row: EnvironmentRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    update environments set name = ${row.name}, change_role = ${row.changeRole}, requires_approval = ${row.requiresApproval},
      sample_contexts = ${row.sampleContexts}, revision = ${row.revision}, updated_at = ${row.updatedAt}
    where id = ${row.id}`;
}

export function deleteEnvironment(sql: Sql, id: number): postgres.PendingQuery<postgres.Row[]> {
  return sql`delete from environments where id = ${id}`;
}

export async function countLiveKeys(sql: Sql, environmentId: number): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from sdk_keys where environment_id = ${environmentId} and revoked_at is null`;
  return row.count;
}
