import type { Sql } from '../../database/database.js';
import { malformedCursor } from '../../http/paging.js';
import type { ReleaseState } from './release.model.js';
import type { ReleaseRow } from './releases.rows.js';
import { selectReleases } from './releases.store.js';

export interface ReleaseFilter {
  readonly states?: readonly ReleaseState[] | undefined;
  readonly project?: string | undefined;
  readonly environment?: string | undefined;
  readonly flag?: string | undefined;
  /** Of these projects only. */
  readonly projects: readonly string[] | 'all';
}

const positionPattern = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z) ([\da-f-]{36})$/;

/** The newest first. */
export async function listReleases(
  sql: Sql,
  { states, project, environment, flag, projects }: ReleaseFilter,
  page: { readonly after: string | null; readonly rows: number },
): Promise<ReleaseRow[]> {
  const conditions = [sql`true`];
  if (projects !== 'all') conditions.push(sql`and p.key = any(${[...projects]}::text[])`);
  if (states !== undefined) conditions.push(sql`and r.state = any(${[...states]}::text[])`);
  if (project !== undefined) conditions.push(sql`and p.key = ${project}`);
  if (environment !== undefined) conditions.push(sql`and e.key = ${environment}`);
  if (flag !== undefined) conditions.push(sql`and f.key = ${flag}`);
  if (page.after !== null) {
    const [, at, id] = positionPattern.exec(page.after) ?? [];
    if (at === undefined || id === undefined) throw malformedCursor();
    conditions.push(sql`and (date_trunc('milliseconds', r.created_at), r.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return await sql<ReleaseRow[]>`
    ${selectReleases(sql)} where ${conditions}
    order by date_trunc('milliseconds', r.created_at) desc, r.id desc limit ${page.rows}`;
}

export function positionOf({ createdAt, id }: ReleaseRow): string {
  return `${createdAt.toISOString()} ${id}`;
}
