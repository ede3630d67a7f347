import type { Sql } from '../../database/database.js';
import { newestFirst } from '../../http/newest-first.store.js';
import type { ReleaseState } from './machine/release.model.js';
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
  const { andAfter, order } = newestFirst(sql, 'r', page.after);
  return await sql<ReleaseRow[]>`
    ${selectReleases(sql)} where ${conditions} ${andAfter} order by ${order} limit ${page.rows}`;
}
