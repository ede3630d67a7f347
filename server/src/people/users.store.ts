import type { Sql } from '../database/database.js';
import type { Write } from '../database/database-transaction.js';
import { type Role, roles } from '../http/account.js';

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role | null;
  readonly passwordHash: string | null;
  readonly deactivatedAt: Date | null;
}

const columns = (sql: Sql) =>
  sql`id, email, name, role, password_hash as "passwordHash", deactivated_at as "deactivatedAt"`;

export async function findUserByEmail(sql: Sql, email: string): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`select ${columns(sql)} from users where email = ${smallLetters(sql, email)}`;
  return row;
}

export async function findUser(sql: Sql, id: string): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`select ${columns(sql)} from users where id::text = ${id}`;
  return row;
}

/** As attempts are counted by it, too: what Postgres alone takes for the same letter would be another address there. */
function smallLetters(sql: Sql, email: string) {
  return sql`lower(${email.toLowerCase()})`;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly role: Role | null;
}

/** Undefined where there is one with this address. */
export async function insertUser(sql: Sql, user: NewUser): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`
    insert into users (email, name, password_hash, role)
    values (${smallLetters(sql, user.email)}, ${user.name}, ${user.passwordHash}, ${user.role})
    on conflict (email) do nothing returning ${columns(sql)}`;
  return row;
}

export async function updatePassword(sql: Sql, id: string, passwordHash: string): Promise<void> {
  await sql`update users set password_hash = ${passwordHash}, revision = revision + 1 where id = ${id}`;
}

/** Whether the password was still the one that was shown: of two who replace it at once, one does. */
export async function replacePassword(sql: Sql, { id, passwordHash }: UserRow, next: string): Promise<boolean> {
  const { count } = await sql`
    update users set password_hash = ${next}, revision = revision + 1
    where id = ${id} and password_hash = ${passwordHash}`;
  return count > 0;
}

/** Whoever has found one open is out. */
export function endSessions(sql: Sql, userId: string): Write {
  return sql`update sessions set revoked_at = now() where user_id = ${userId} and revoked_at is null`;
}

/** Held, so that of two who demote each other the second sees what the first has done. */
export async function lockActiveOwners(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from users where role = 'owner' and deactivated_at is null order by id for no key update`;
  return rows.map(({ id }) => id);
}

export async function hasUsers(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ exists: boolean }]>`select exists (select from users)`;
  return row.exists;
}

export interface Grant {
  readonly userId: string;
  readonly role: Role;
  /** Null: on the whole instance. */
  readonly projectId: number | null;
}

/** Who has more already keeps it. */
export async function grantRole(sql: Sql, { userId, role, projectId }: Grant): Promise<void> {
  if (projectId === null) {
    await sql`
      update users set role = ${role}, revision = revision + 1
      where id = ${userId} and (role is null or ${rank(sql, sql`role`)} < ${rank(sql, sql`${role}`)})`;
    return;
  }
  await sql`
    insert into memberships (user_id, project_id, role) values (${userId}, ${projectId}, ${role})
    on conflict (user_id, project_id) do update set role = excluded.role
    where ${rank(sql, sql`memberships.role`)} < ${rank(sql, sql`excluded.role`)}`;
}

/** Anywhere: the most that somebody could do who were them. */
export async function highestRoleOf(sql: Sql, userId: string): Promise<Role | null> {
  const [row] = await sql<{ role: Role }[]>`
    select role from (
      select role from users where id = ${userId} and role is not null
      union all select role from memberships where user_id = ${userId}) as held
    order by ${rank(sql, sql`role`)} desc limit 1`;
  return row?.role ?? null;
}

/** From 1, the least; of none null. */
export function rank(sql: Sql, role: ReturnType<Sql>) {
  return sql`array_position(${[...roles]}::text[], ${role})`;
}
