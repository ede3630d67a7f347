import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Role } from '../../http/account.js';

export interface GroupRole {
  readonly group: string;
  readonly role: Role;
  /** A key; null: on the whole instance. */
  readonly project: string | null;
}

export interface ProviderSettings {
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: Buffer | null;
  readonly scopes: readonly string[];
  readonly groupsClaim: string;
  readonly roles: readonly GroupRole[];
  readonly defaultRole: Role | null;
  readonly isEnabled: boolean;
}

export interface ProviderRow extends ProviderSettings {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const columns = (sql: Sql) => sql`
  id, key, name, issuer, client_id as "clientId", client_secret_sealed as "clientSecretSealed", scopes,
  groups_claim as "groupsClaim", group_roles as roles, default_role as "defaultRole", is_enabled as "isEnabled",
  revision, created_at as "createdAt", updated_at as "updatedAt"`;

export async function listProviders(sql: Sql): Promise<ProviderRow[]> {
  return await sql<ProviderRow[]>`select ${columns(sql)} from identity_providers order by key limit 100`;
}

export async function findProvider(sql: Sql, key: string): Promise<ProviderRow | undefined> {
  const [row] = await sql<ProviderRow[]>`select ${columns(sql)} from identity_providers where key = ${key}`;
  return row;
}

export async function lockProvider(sql: Sql, key: string): Promise<ProviderRow | undefined> {
  const [row] = await sql<ProviderRow[]>`select ${columns(sql)} from identity_providers where key = ${key} for update`;
  return row;
}

/** Whether it is still what a person was sent to; it stays so until they are in. */
export async function holdProvider(sql: Sql, { id, revision }: ProviderRow): Promise<boolean> {
  const rows = await sql`
    select from identity_providers where id = ${id} and revision = ${revision} and is_enabled for share`;
  return rows.length > 0;
}

const json = (sql: Sql, roles: readonly GroupRole[]) => sql.json(roles as unknown as postgres.JSONValue);

/** Undefined where the key is taken. */
export async function insertProvider(sql: Sql, made: ProviderSettings): Promise<ProviderRow | undefined> {
  const [row] = await sql<ProviderRow[]>`
    insert into identity_providers
      (key, name, issuer, client_id, client_secret_sealed, scopes, groups_claim, group_roles, default_role, is_enabled)
    values (${made.key}, ${made.name}, ${made.issuer}, ${made.clientId}, ${made.clientSecretSealed}, ${[...made.scopes]},
      ${made.groupsClaim}, ${json(sql, made.roles)}, ${made.defaultRole}, ${made.isEnabled})
    on conflict (key) do nothing returning ${columns(sql)}`;
  return row;
}

export async function updateProvider(sql: Sql, id: string, next: ProviderSettings): Promise<ProviderRow> {
  const [row] = await sql<[ProviderRow]>`
    update identity_providers set name = ${next.name}, issuer = ${next.issuer}, client_id = ${next.clientId},
      client_secret_sealed = ${next.clientSecretSealed}, scopes = ${[...next.scopes]}, groups_claim = ${next.groupsClaim},
      group_roles = ${json(sql, next.roles)}, default_role = ${next.defaultRole}, is_enabled = ${next.isEnabled},
      revision = revision + 1, updated_at = now()
    where id = ${id} returning ${columns(sql)}`;
  return row;
}

export async function deleteProvider(sql: Sql, id: string): Promise<void> {
  await sql`delete from identity_providers where id = ${id}`;
}

/** Nobody is known to it any more. */
export async function deleteIdentities(sql: Sql, id: string): Promise<void> {
  await sql`delete from identities where provider_id = ${id}`;
}

/** Whom a provider has let in is let in by it no more. */
export async function endSessionsOf(sql: Sql, key: string): Promise<void> {
  await sql`update sessions set revoked_at = now() where method = ${key} and revoked_at is null`;
}
