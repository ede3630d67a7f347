import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Role } from '../../http/account.js';

type Write = postgres.PendingQuery<postgres.Row[]>;

export interface MemberRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role | null;
  readonly projects: Readonly<Record<string, Role>>;
  readonly revision: number;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly deactivatedAt: Date | null;
}

export type Visible = readonly string[] | 'all';

function columns(sql: Sql, visible: Visible) {
  return sql`u.id, u.email, u.name, u.role, u.revision, u.created_at as "createdAt", u.last_seen_at as "lastSeenAt",
    u.deactivated_at as "deactivatedAt",
    coalesce((select json_object_agg(p.key, m.role order by p.key) from memberships m join projects p on p.id = m.project_id
      where m.user_id = u.id and ${isAmong(sql, visible)}), '{}') as projects`;
}

function isAmong(sql: Sql, visible: Visible) {
  return visible === 'all' ? sql`true` : sql`p.key = any(${[...visible]}::text[])`;
}

export interface MemberFilter {
  readonly visible: Visible;
  /** Who has a role on one of these, by the project or by the instance; undefined: everybody. */
  readonly projects: readonly string[] | undefined;
  readonly after: string | null;
  readonly rows: number;
}

export async function listMembers(sql: Sql, { visible, projects, after, rows }: MemberFilter): Promise<MemberRow[]> {
  const belongs = sql`(u.role is not null or exists (
    select from memberships m join projects p on p.id = m.project_id
    where m.user_id = u.id and p.key = any(${[...(projects ?? [])]}::text[])))`;
  return await sql<MemberRow[]>`
    select ${columns(sql, visible)} from users u
    where (${after}::text is null or u.id::text > ${after}) and ${projects === undefined ? sql`true` : belongs}
    order by u.id::text limit ${rows}`;
}

export async function isProject(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql`select from projects where key = ${key}`;
  return rows.length > 0;
}

export async function lockMember(sql: Sql, id: string, visible: Visible): Promise<MemberRow | undefined> {
  const [row] = await sql<MemberRow[]>`
    select ${columns(sql, visible)} from users u where u.id::text = ${id} for no key update of u`;
  return row;
}

export function updateMember(sql: Sql, row: MemberRow): Write {
  return sql`
    update users set name = ${row.name}, role = ${row.role}, deactivated_at = ${row.deactivatedAt}, revision = ${row.revision}
    where id = ${row.id}`;
}

export async function holdProject(sql: Sql, key: string): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`select id from projects where key = ${key} for key share`;
  return row?.id;
}

export function putMembership(sql: Sql, userId: string, projectId: number, role: Role): Write {
  return sql`
    insert into memberships (user_id, project_id, role) values (${userId}, ${projectId}, ${role})
    on conflict (user_id, project_id) do update set role = excluded.role`;
}

export function deleteMembership(sql: Sql, userId: string, projectId: number): Write {
  return sql`delete from memberships where user_id = ${userId} and project_id = ${projectId}`;
}
