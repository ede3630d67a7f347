import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { FlagOwner, FlagRow } from './flag.rows.js';

export function flagColumns(sql: Sql) {
  return sql`
    f.id, f.project_id as "projectId", f.key, f.description, f.kind, f.variants, f.seed, f.tags,
    f.client_visible as "clientVisible", f.revision, ${owner(sql)} as owner, f.created_at as "createdAt", f.updated_at as "updatedAt",
    f.archived_at as "archivedAt"`;
}

function owner(sql: Sql) {
  return sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = f.owner_id)`;
}

export async function readFlag(sql: Sql, project: string, flag: string): Promise<FlagRow | undefined> {
  const [row] = await sql<FlagRow[]>`
    select ${flagColumns(sql)} from flags f join projects p on p.id = f.project_id
    where p.key = ${project} and f.key = ${flag}`;
  return row;
}

export async function countFlags(sql: Sql, project: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from flags f join projects p on p.id = f.project_id
    where p.key = ${project} and f.archived_at is null`;
  return row.count;
}

export type NewFlagRow = Omit<FlagRow, 'id' | 'revision' | 'createdAt' | 'updatedAt' | 'archivedAt'>;

export async function insertFlag(sql: Sql, flag: NewFlagRow): Promise<FlagRow> {
  const [row] = await sql<[FlagRow]>`
    insert into flags as f (project_id, key, description, kind, variants, seed, tags, client_visible, owner_id)
    values (${flag.projectId}, ${flag.key}, ${flag.description}, ${flag.kind}, ${json(sql, flag.variants)}, ${flag.seed},
      ${[...flag.tags]}::text[], ${flag.clientVisible}, ${flag.owner?.id ?? null})
    returning ${flagColumns(sql)}`;
  return row;
}

export function updateFlag(sql: Sql, flag: FlagRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    update flags set description = ${flag.description}, variants = ${json(sql, flag.variants)}, seed = ${flag.seed},
      tags = ${[...flag.tags]}::text[], client_visible = ${flag.clientVisible},
      owner_id = ${flag.owner?.id ?? null}, revision = ${flag.revision},
      updated_at = ${flag.updatedAt}, archived_at = ${flag.archivedAt}
    where id = ${flag.id}`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}

/** Undefined where there is no such person, or they have left. */
export async function readOwner(sql: Sql, id: string): Promise<FlagOwner | undefined> {
  const [row] = await sql<FlagOwner[]>`select id, name from users where id = ${id} and deactivated_at is null`;
  return row;
}
