import type { Sql } from '../database/database.js';
import type { Role } from '../http/account.js';

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
  const [row] = await sql<UserRow[]>`select ${columns(sql)} from users where email = lower(${email})`;
  return row;
}

export async function findUser(sql: Sql, id: string): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`select ${columns(sql)} from users where id::text = ${id}`;
  return row;
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
    values (lower(${user.email}), ${user.name}, ${user.passwordHash}, ${user.role})
    on conflict (email) do nothing returning ${columns(sql)}`;
  return row;
}

export async function updatePassword(sql: Sql, id: string, passwordHash: string): Promise<void> {
  await sql`update users set password_hash = ${passwordHash}, revision = revision + 1 where id = ${id}`;
}

/** The sessions of a person but one: whoever has found them open is out. */
export async function endSessions(sql: Sql, userId: string, exceptId: string | null = null): Promise<void> {
  await sql`
    update sessions set revoked_at = now()
    where user_id = ${userId} and revoked_at is null and id is distinct from ${exceptId}::uuid`;
}

export async function hasUsers(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ exists: boolean }]>`select exists (select from users)`;
  return row.exists;
}
