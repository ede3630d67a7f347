import type { Sql } from '../../database/database.js';
import type { Role } from '../../http/account.js';

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly role: Role;
  /** Set on personal tokens. */
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly project_id: number | null;
  /** The key; null where the token is for the whole instance, or its project is gone. */
  readonly project: string | null;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export interface StoredToken extends TokenRow {
  readonly token_hash: Buffer;
  readonly made_by: string | null;
  readonly is_user_there: boolean;
  readonly user_role: Role | null;
  readonly user_deactivated_at: Date | null;
  readonly memberships: Readonly<Record<string, Role>> | null;
}

export async function findTokenByHash(sql: Sql, hash: Buffer): Promise<StoredToken | undefined> {
  const [row] = await sql<StoredToken[]>`
    select t.*, p.key as project, u.id is not null as is_user_there, u.name as user_name, u.role as user_role,
      u.deactivated_at as user_deactivated_at,
      (select json_object_agg(held.key, m.role) from memberships m join projects held on held.id = m.project_id
       where m.user_id = t.user_id) as memberships
    from api_tokens t left join projects p on p.id = t.project_id left join users u on u.id = t.user_id
    where t.token_hash = ${hash}`;
  return row;
}

/** Whose tokens somebody may see and revoke. */
export interface TokenScope {
  readonly isAll: boolean;
  readonly userId: string | null;
  /** The keys of the projects whose service tokens are theirs to look after. */
  readonly projects: readonly string[];
}

export async function listTokens(
  sql: Sql,
  scope: TokenScope,
  page: { after: string | null; rows: number },
): Promise<TokenRow[]> {
  return await sql<TokenRow[]>`
    select ${columns(sql)} from api_tokens t
    where (${page.after}::text is null or t.id::text > ${page.after}) and ${isIn(sql, scope)}
    order by t.id::text limit ${page.rows}`;
}

export interface NewToken {
  readonly name: string;
  readonly hash: Buffer;
  readonly hint: string;
  readonly expiresAt: string | null;
  /** Default: an owner's, for the whole instance. */
  readonly role?: Role;
  readonly userId?: string | null;
  readonly projectId?: number | null;
  readonly madeBy?: string | null;
}

export async function insertToken(sql: Sql, token: NewToken): Promise<TokenRow> {
  const { role = 'owner', userId = null, projectId = null, madeBy = null } = token;
  const [row] = await sql<[TokenRow]>`
    insert into api_tokens as t (name, token_hash, hint, expires_at, role, user_id, project_id, made_by)
    values (${token.name}, ${token.hash}, ${token.hint}, ${token.expiresAt}, ${role}, ${userId}, ${projectId}, ${madeBy})
    returning ${columns(sql)}`;
  return row;
}

export async function revokeToken(sql: Sql, scope: TokenScope, id: string): Promise<TokenRow | undefined> {
  const [row] = await sql<TokenRow[]>`
    update api_tokens t set revoked_at = now()
    where t.id::text = ${id} and t.revoked_at is null and ${isIn(sql, scope)}
    returning ${columns(sql)}`;
  return row;
}

export async function touchToken(sql: Sql, id: string): Promise<void> {
  await sql`
    update api_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
}

/** Held until the transaction ends, so that the token is for a project that is there. */
export async function holdProject(sql: Sql, key: string): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`select id from projects where key = ${key} for key share`;
  return row?.id;
}

function columns(sql: Sql) {
  return sql`t.id, t.name, t.hint, t.role, t.user_id, t.project_id, t.created_at, t.expires_at, t.last_used_at, t.revoked_at,
    (select p.key from projects p where p.id = t.project_id) as project,
    (select u.name from users u where u.id = t.user_id) as user_name`;
}

function isIn(sql: Sql, { isAll, userId, projects }: TokenScope) {
  if (isAll) return sql`true`;
  return sql`(t.user_id = ${userId}::uuid or (t.user_id is null and t.project_id in (
    select id from projects where key = any(${[...projects]}::text[]))))`;
}
