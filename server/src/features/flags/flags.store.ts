import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { FlagRow } from './flag.rows.js';

function columns(sql: Sql) {
  return sql`
    f.id, f.project_id as "projectId", f.key, f.description, f.kind, f.variants, f.seed, f.tags,
    f.client_visible as "clientVisible", f.revision, f.created_at as "createdAt", f.updated_at as "updatedAt",
    f.archived_at as "archivedAt"`;
}

export async function readFlag(sql: Sql, project: string, flag: string): Promise<FlagRow | undefined> {
  const [row] = await sql<FlagRow[]>`
    select ${columns(sql)} from flags f join projects p on p.id = f.project_id
    where p.key = ${project} and f.key = ${flag}`;
  return row;
}

export interface FlagFilter {
  readonly q?: string;
  readonly tag?: string;
  readonly kind?: string;
  readonly archived?: boolean;
}

export async function listFlags(
  sql: Sql,
  projectId: number,
  filter: FlagFilter,
  page: { after: string | null; rows: number },
): Promise<FlagRow[]> {
  const { q = null, tag = null, kind = null, archived = false } = filter;
  return await sql<FlagRow[]>`
    select ${columns(sql)} from flags f
    where f.project_id = ${projectId}
      and (f.archived_at is not null) = ${archived}
      and (${kind}::text is null or f.kind = ${kind})
      and (${tag}::text is null or f.tags @> array[${tag}::text])
      and (${q}::text is null or strpos(lower(f.key || ' ' || f.description), lower(${q}::text)) > 0)
      and (${page.after}::text is null or f.key > ${page.after})
    order by f.key limit ${page.rows}`;
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
    insert into flags as f (project_id, key, description, kind, variants, seed, tags, client_visible)
    values (${flag.projectId}, ${flag.key}, ${flag.description}, ${flag.kind}, ${json(sql, flag.variants)}, ${flag.seed},
      ${[...flag.tags]}::text[], ${flag.clientVisible})
    returning ${columns(sql)}`;
  return row;
}

export function updateFlag(sql: Sql, flag: FlagRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    update flags set description = ${flag.description}, variants = ${json(sql, flag.variants)}, seed = ${flag.seed},
      tags = ${[...flag.tags]}::text[], client_visible = ${flag.clientVisible}, revision = ${flag.revision},
      updated_at = ${flag.updatedAt}, archived_at = ${flag.archivedAt}
    where id = ${flag.id}`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
