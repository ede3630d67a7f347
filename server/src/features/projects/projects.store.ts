import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';

export interface ProjectRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly publicAttributes: readonly string[];
  readonly privateAttributes: readonly string[];
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function columns(sql: Sql) {
  return sql`id, key, name, description, public_attributes as "publicAttributes",
    private_attributes as "privateAttributes", revision, created_at as "createdAt", updated_at as "updatedAt"`;
}

export async function listProjects(
  sql: Sql,
  visible: readonly string[] | 'all',
  page: { after: string | null; rows: number },
): Promise<ProjectRow[]> {
  const among = visible === 'all' ? sql`true` : sql`key = any(${[...visible]}::text[])`;
  return await sql<ProjectRow[]>`
    select ${columns(sql)} from projects where (${page.after}::text is null or key > ${page.after}) and ${among}
    order by key limit ${page.rows}`;
}

export async function readProject(sql: Sql, key: string): Promise<ProjectRow | undefined> {
  const [row] = await sql<ProjectRow[]>`select ${columns(sql)} from projects where key = ${key}`;
  return row;
}

export async function insertProject(
  sql: Sql,
  project: Pick<ProjectRow, 'key' | 'name' | 'description' | 'publicAttributes' | 'privateAttributes'>,
): Promise<ProjectRow | undefined> {
  const [row] = await sql<ProjectRow[]>`
    insert into projects (key, name, description, public_attributes, private_attributes)
    values (${project.key}, ${project.name}, ${project.description}, ${[...project.publicAttributes]}::text[],
      ${[...project.privateAttributes]}::text[])
    on conflict (key) do nothing returning ${columns(sql)}`;
  return row;
}

export function updateProject(sql: Sql, row: ProjectRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    update projects set name = ${row.name}, description = ${row.description},
      public_attributes = ${[...row.publicAttributes]}::text[], private_attributes = ${[...row.privateAttributes]}::text[],
      revision = ${row.revision}, updated_at = ${row.updatedAt}
    where id = ${row.id}`;
}

export function deleteProject(sql: Sql, id: number): postgres.PendingQuery<postgres.Row[]> {
  return sql`delete from projects where id = ${id}`;
}

/** What would be lost with a project, or with one of its environments, that somebody may still want. */
export async function countLiveParts(sql: Sql, projectId: number): Promise<{ flags: number; keys: number }> {
  const [row] = await sql<[{ flags: number; keys: number }]>`
    select (select count(*)::int from flags where project_id = ${projectId} and archived_at is null) as flags,
      (select count(*)::int from sdk_keys k join environments e on e.id = k.environment_id
       where e.project_id = ${projectId} and k.revoked_at is null) as keys`;
  return row;
}
