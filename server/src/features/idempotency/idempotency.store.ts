import type { Sql } from '../../database/database.js';

export interface IdempotencyKey {
  readonly actor: string;
  readonly key: string;
}

export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sealed: see `response.seal.ts`. */
  readonly body: string;
}

export interface Claim {
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

/** Whether the key is ours now: new, expired, or left behind by a process that died with it. */
export async function claimKey(sql: Sql, { actor, key }: IdempotencyKey, requestHash: Buffer): Promise<boolean> {
  const rows = await sql`
    insert into idempotent_responses as stored (actor, idempotency_key, request_hash)
    values (${actor}, ${key}, ${requestHash})
    on conflict (actor, idempotency_key) do update
      set request_hash = excluded.request_hash, status = null, headers = null, body = null, created_at = now()
      where stored.created_at < now() - interval '24 hours'
        or (stored.status is null and stored.created_at < now() - interval '1 minute')
    returning 1`;
  return rows.length > 0;
}

export async function readClaim(sql: Sql, { actor, key }: IdempotencyKey): Promise<Claim | undefined> {
  const [row] = await sql<Claim[]>`
    select request_hash, status, headers, body from idempotent_responses where actor = ${actor} and idempotency_key = ${key}`;
  return row;
}

export async function storeResponse(sql: Sql, { actor, key }: IdempotencyKey, response: StoredResponse): Promise<void> {
  await sql`
    update idempotent_responses
    set status = ${response.status}, headers = ${sql.json(response.headers)}, body = ${response.body}
    where actor = ${actor} and idempotency_key = ${key}`;
}

export async function releaseKey(sql: Sql, { actor, key }: IdempotencyKey): Promise<void> {
  await sql`delete from idempotent_responses where actor = ${actor} and idempotency_key = ${key} and status is null`;
}
