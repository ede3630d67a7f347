import type { Sql } from '../../database/database.js';

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

export interface StoredToken extends TokenRow {
  readonly token_hash: Buffer;
}

export async function findTokenByHash(sql: Sql, hash: Buffer): Promise<StoredToken | undefined> {
  const [row] = await sql<StoredToken[]>`select * from api_tokens where token_hash = ${hash}`;
  return row;
}

export async function listTokens(sql: Sql, after: string | null, rows: number): Promise<TokenRow[]> {
  return await sql<TokenRow[]>`
    select id, name, hint, created_at, expires_at, last_used_at, revoked_at from api_tokens
    where ${after}::text is null or id::text > ${after} order by id::text limit ${rows}`;
}

export interface NewToken {
  readonly name: string;
  readonly hash: Buffer;
  readonly hint: string;
  readonly expiresAt: string | null;
}

export async function insertToken(sql: Sql, token: NewToken): Promise<TokenRow> {
  const [row] = await sql<[TokenRow]>`
    insert into api_tokens (name, token_hash, hint, expires_at)
    values (${token.name}, ${token.hash}, ${token.hint}, ${token.expiresAt})
    returning id, name, hint, created_at, expires_at, last_used_at, revoked_at`;
  return row;
}

export async function revokeToken(sql: Sql, id: string): Promise<TokenRow | undefined> {
  const [row] = await sql<TokenRow[]>`
    update api_tokens set revoked_at = now() where id::text = ${id} and revoked_at is null
    returning id, name, hint, created_at, expires_at, last_used_at, revoked_at`;
  return row;
}

export async function touchToken(sql: Sql, id: string): Promise<void> {
  await sql`
    update api_tokens set last_used_at = now()
    where id = ${id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
}
