import type { Sql } from '../../database/database.js';
import type { Role } from '../../http/account.js';
import type { UserRow } from '../../people/users.store.js';

const columns = (sql: Sql) =>
  sql`u.id, u.email, u.name, u.role, u.password_hash as "passwordHash", u.deactivated_at as "deactivatedAt"`;

export async function findIdentity(sql: Sql, providerId: string, subject: string): Promise<UserRow | undefined> {
  const [row] = await sql<UserRow[]>`
    select ${columns(sql)} from identities i join users u on u.id = i.user_id
    where i.provider_id = ${providerId} and i.subject = ${subject}`;
  return row;
}

export async function hasIdentity(sql: Sql, userId: string): Promise<boolean> {
  const rows = await sql`select from identities where user_id = ${userId} limit 1`;
  return rows.length > 0;
}

export async function removePassword(sql: Sql, userId: string): Promise<void> {
  await sql`update users set password_hash = null, revision = revision + 1 where id = ${userId}`;
}

export async function revokePersonalTokens(sql: Sql, userId: string): Promise<void> {
  await sql`update api_tokens set revoked_at = now() where user_id = ${userId} and revoked_at is null`;
}

export async function insertIdentity(sql: Sql, providerId: string, subject: string, userId: string): Promise<void> {
  await sql`
    insert into identities (provider_id, subject, user_id) values (${providerId}, ${subject}, ${userId})
    on conflict do nothing`;
}

/** Nothing where they have by now another role than was looked at: it may make them the last owner. */
export async function setInstanceRole(sql: Sql, { id, role: held }: UserRow, role: Role | null): Promise<boolean> {
  if (held === role) return false;
  const { count } = await sql`
    update users set role = ${role}, revision = revision + 1 where id = ${id} and role is not distinct from ${held}`;
  return count > 0;
}

/** Nothing where there is no such project. */
export async function setProjectRole(sql: Sql, userId: string, project: string, role: Role | null): Promise<boolean> {
  if (role === null) {
    const { count } = await sql`
      delete from memberships where user_id = ${userId}
        and project_id = (select id from projects where key = ${project})`;
    return count > 0;
  }
  const { count } = await sql`
    insert into memberships (user_id, project_id, role) select ${userId}, id, ${role} from projects where key = ${project}
    on conflict (user_id, project_id) do update set role = excluded.role where memberships.role <> excluded.role`;
  return count > 0;
}
