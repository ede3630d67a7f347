import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import type { CodeUse, UseKind } from './code-use.model.js';

export interface RepositoryRow {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly urlTemplate: string | null;
  readonly revision: string | null;
  /** Empty where it was never scanned. */
  readonly digest: Uint8Array;
  readonly scannedAt: Date;
}

export type CountedRepository = RepositoryRow & { readonly uses: number; readonly flags: number };

export interface RepositoryPath {
  readonly project: string;
  readonly repository: string;
}

function columns(sql: Sql) {
  return sql`r.id, r.project_id as "projectId", r.name, r.url_template as "urlTemplate", r.revision, r.digest,
    r.scanned_at as "scannedAt"`;
}

/** Makes it where it is not there, and holds it to the end of the transaction: scans of it follow one another. */
export async function lockRepository(sql: Sql, { project, repository }: RepositoryPath) {
  const [, rows] = await Promise.all([
    sql`
      insert into code_repositories (project_id, name, digest)
      select id, ${repository}, '' from projects where key = ${project} on conflict (project_id, name) do nothing`,
    readRow(sql, { project, repository }, sql`for update of r`),
  ]);
  return rows[0];
}

export async function findRepository(sql: Sql, path: RepositoryPath): Promise<RepositoryRow | undefined> {
  const [row] = await readRow(sql, path, sql`for update of r`);
  return row;
}

function readRow(sql: Sql, { project, repository }: RepositoryPath, lock: ReturnType<Sql>) {
  return sql<RepositoryRow[]>`
    select ${columns(sql)} from code_repositories r join projects p on p.id = r.project_id
    where p.key = ${project} and r.name = ${repository} ${lock}`;
}

export interface ProjectTotals {
  readonly repositories: number;
  /** Of all its other repositories. */
  readonly otherUses: number;
}

export async function readTotals(sql: Sql, { id, projectId }: RepositoryRow): Promise<ProjectTotals> {
  const [row] = await sql<[ProjectTotals]>`
    select count(distinct r.id)::int as repositories, count(u.position)::int as "otherUses"
    from code_repositories r left join code_uses u on u.repository_id = r.id and r.id <> ${id}
    where r.project_id = ${projectId}`;
  return row;
}

export async function readUnknownFlags(sql: Sql, projectId: number, keys: readonly string[]): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select wanted.key from unnest(${[...keys]}::text[]) as wanted (key)
    where not exists (select from flags f where f.project_id = ${projectId} and f.key = wanted.key)`;
  return rows.map(({ key }) => key);
}

/** In the order given. */
export async function replaceUses(sql: Sql, { id, projectId }: RepositoryRow, uses: readonly CodeUse[]): Promise<void> {
  await sql`delete from code_uses where repository_id = ${id}`;
  await sql`
    insert into code_uses (repository_id, position, flag_id, path, line, kind, excerpt)
    select ${id}, u.position, f.id, u.path, u.line, u.kind, nullif(u.excerpt, '')
    from unnest(${uses.map(({ flag }) => flag)}::text[], ${uses.map(({ path }) => path)}::text[],
      ${uses.map(({ line }) => line)}::int[], ${uses.map(({ kind }) => kind)}::text[],
      ${uses.map(({ excerpt = '' }) => excerpt)}::text[]) with ordinality as u (flag, path, line, kind, excerpt, position)
    join flags f on f.project_id = ${projectId} and f.key = u.flag`;
}

export async function updateRepository(
  sql: Sql,
  { id, urlTemplate, revision, digest }: Omit<RepositoryRow, 'scannedAt'>,
): Promise<Date> {
  const [row] = await sql<[{ scannedAt: Date }]>`
    update code_repositories set url_template = ${urlTemplate}, revision = ${revision}, digest = ${digest}, scanned_at = now()
    where id = ${id} returning scanned_at as "scannedAt"`;
  return row.scannedAt;
}

export function deleteRepository(sql: Sql, id: number): Write {
  return sql`delete from code_repositories where id = ${id}`;
}

export async function listRepositories(
  sql: Sql,
  projectId: number,
  page: { after: string | null; rows: number },
): Promise<CountedRepository[]> {
  return await sql<CountedRepository[]>`
    select ${columns(sql)}, counted.uses, counted.flags
    from code_repositories r cross join lateral (
      select count(*)::int as uses, count(distinct flag_id)::int as flags from code_uses where repository_id = r.id) as counted
    where r.project_id = ${projectId} and (${page.after}::text is null or r.name > ${page.after})
    order by r.name limit ${page.rows}`;
}

export interface UseRow {
  readonly repositoryId: number;
  readonly position: number;
  readonly repository: string;
  readonly urlTemplate: string | null;
  readonly revision: string | null;
  readonly scannedAt: Date;
  readonly path: string;
  readonly line: number;
  readonly kind: UseKind;
  readonly excerpt: string | null;
}

export interface UsePosition {
  readonly repositoryId: number;
  readonly position: number;
}

export async function listUses(sql: Sql, flagId: number, after: UsePosition, rows: number): Promise<UseRow[]> {
  return await sql<UseRow[]>`
    select u.repository_id as "repositoryId", u.position, r.name as repository, r.url_template as "urlTemplate",
      r.revision, r.scanned_at as "scannedAt", u.path, u.line, u.kind, u.excerpt
    from code_uses u join code_repositories r on r.id = u.repository_id
    where u.flag_id = ${flagId} and (u.repository_id, u.position) > (${after.repositoryId}, ${after.position})
    order by u.repository_id, u.position limit ${rows}`;
}

export async function readFlagId(sql: Sql, project: string, flag: string): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`
    select f.id from flags f join projects p on p.id = f.project_id where p.key = ${project} and f.key = ${flag}`;
  return row?.id;
}

/** Of those flags alone that are used; null where no code base of the project was scanned. */
export async function countUses(
  sql: Sql,
  projectId: number,
  flagIds: readonly number[],
): Promise<ReadonlyMap<number, number> | null> {
  const [counts, scanned] = await Promise.all([
    sql<{ flagId: number; uses: number }[]>`
      select flag_id as "flagId", count(*)::int as uses from code_uses
      where flag_id = any(${[...flagIds]}::int[]) group by flag_id`,
    sql`select from code_repositories where project_id = ${projectId} limit 1`,
  ]);
  return scanned.length === 0 ? null : new Map(counts.map(({ flagId, uses }) => [flagId, uses]));
}
