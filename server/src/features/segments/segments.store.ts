import type { Segment } from '@guidon/evaluator';
import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';

export interface SegmentRow extends Segment {
  readonly id: number;
  readonly description: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function columns(sql: Sql) {
  return sql`s.id, s.key, s.description, s.by, s.included, s.excluded, s.rules, s.revision,
    s.created_at as "createdAt", s.updated_at as "updatedAt"`;
}

export async function listSegments(
  sql: Sql,
  projectId: number,
  page: { after: string | null; rows: number },
): Promise<SegmentRow[]> {
  return await sql<SegmentRow[]>`
    select ${columns(sql)} from segments s
    where s.project_id = ${projectId} and (${page.after}::text is null or s.key > ${page.after})
    order by s.key limit ${page.rows}`;
}

export async function readSegments(sql: Sql, projectId: number): Promise<Segment[]> {
  return await sql<
    Segment[]
  >`select key, by, included, excluded, rules from segments where project_id = ${projectId} order by key`;
}

export async function readSegment(sql: Sql, project: string, segment: string): Promise<SegmentRow | undefined> {
  const [row] = await sql<SegmentRow[]>`
    select ${columns(sql)} from segments s join projects p on p.id = s.project_id
    where p.key = ${project} and s.key = ${segment}`;
  return row;
}

export async function countSegments(sql: Sql, project: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from segments s join projects p on p.id = s.project_id where p.key = ${project}`;
  return row.count;
}

export async function insertSegment(
  sql: Sql,
  projectId: number,
  segment: Segment & { description: string },
): Promise<SegmentRow> {
  const [row] = await sql<[SegmentRow]>`
    insert into segments as s (project_id, key, description, by, included, excluded, rules)
    values (${projectId}, ${segment.key}, ${segment.description}, ${segment.by}, ${json(sql, segment.included)},
      ${json(sql, segment.excluded)}, ${json(sql, segment.rules)})
    returning ${columns(sql)}`;
  return row;
}

export function updateSegment(sql: Sql, row: SegmentRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`
    update segments set description = ${row.description}, by = ${row.by}, included = ${json(sql, row.included)},
      excluded = ${json(sql, row.excluded)}, rules = ${json(sql, row.rules)}, revision = ${row.revision}, updated_at = ${row.updatedAt}
    where id = ${row.id}`;
}

export function deleteSegment(sql: Sql, id: number): postgres.PendingQuery<postgres.Row[]> {
  return sql`delete from segments where id = ${id}`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}
