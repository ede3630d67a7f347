import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { EnvironmentParams } from './sdk-keys.schema.js';

export interface SdkKeyRow {
  readonly id: string;
  readonly kind: 'server' | 'client';
  readonly name: string;
  readonly hint: string;
  readonly allowed_origins: string[];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

export async function findEnvironment(
  sql: Sql,
  { project, environment }: EnvironmentParams,
): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`
    select e.id from environments e join projects p on p.id = e.project_id
    where p.key = ${project} and e.key = ${environment}`;
  return row?.id;
}

export async function listKeys(
  sql: Sql,
  environmentId: number,
  after: string | null,
  rows: number,
): Promise<SdkKeyRow[]> {
  return await sql<SdkKeyRow[]>`
    select id, kind, name, hint, allowed_origins, created_at, revoked_at from sdk_keys
    where environment_id = ${environmentId} and (${after}::text is null or id::text > ${after})
    order by id::text limit ${rows}`;
}

/** Only while it is live: what is revoked is edited no more. */
export async function findLiveKey(sql: Sql, environmentId: number, id: string): Promise<SdkKeyRow | undefined> {
  const [row] = await sql<SdkKeyRow[]>`
    select id, kind, name, hint, allowed_origins, created_at, revoked_at from sdk_keys
    where environment_id = ${environmentId} and id::text = ${id} and revoked_at is null`;
  return row;
}

export function updateKey(sql: Sql, { id, name, allowed_origins }: SdkKeyRow): postgres.PendingQuery<postgres.Row[]> {
  return sql`update sdk_keys set name = ${name}, allowed_origins = ${allowed_origins} where id = ${id}`;
}

export interface NewKey {
  readonly kind: 'server' | 'client';
  readonly name: string;
  readonly hash: Buffer;
  readonly hint: string;
  readonly allowedOrigins: readonly string[];
}

/** Counts the environment's live keys too: one who makes them in a loop is stopped by the caller. */
export async function insertKey(sql: Sql, environmentId: number, key: NewKey): Promise<SdkKeyRow | undefined> {
  const [row] = await sql<SdkKeyRow[]>`
    insert into sdk_keys (environment_id, kind, name, key_hash, hint, allowed_origins)
    select ${environmentId}, ${key.kind}, ${key.name}, ${key.hash}, ${key.hint}, ${[...key.allowedOrigins]}
    where (select count(*) from sdk_keys where environment_id = ${environmentId} and revoked_at is null) < ${maxLiveKeys}
    returning id, kind, name, hint, allowed_origins, created_at, revoked_at`;
  return row;
}

export const maxLiveKeys = 1_000;

export async function revokeKey(sql: Sql, environmentId: number, id: string): Promise<SdkKeyRow | undefined> {
  const [row] = await sql<SdkKeyRow[]>`
    update sdk_keys set revoked_at = now()
    where environment_id = ${environmentId} and id::text = ${id} and revoked_at is null
    returning id, kind, name, hint, allowed_origins, created_at, revoked_at`;
  return row;
}

/** Nodes that hold the keys in memory see by it that they are to read them again. Also locks the environment's keys. */
export async function advanceKeysRevision(sql: Sql, environmentId: number): Promise<void> {
  await sql`update environments set keys_revision = keys_revision + 1 where id = ${environmentId}`;
}

export interface LiveKey {
  readonly id: string;
  readonly environmentId: number;
  readonly kind: 'server' | 'client';
  readonly hash: Buffer;
  readonly allowedOrigins: readonly string[];
}

export interface LiveKeys {
  readonly revision: number;
  readonly keys: readonly LiveKey[];
}

/** One statement, so that the keys are those of the revision. Undefined where there is no such environment. */
export async function readLiveKeys(sql: Sql, environmentId: number): Promise<LiveKeys | undefined> {
  const rows = await sql<(LiveKey & { revision: number })[]>`
    select e.keys_revision as revision, e.id as "environmentId", k.id, k.kind, k.key_hash as hash, k.allowed_origins as "allowedOrigins"
    from environments e left join sdk_keys k on k.environment_id = e.id and k.revoked_at is null
    where e.id = ${environmentId}`;
  const [first] = rows;
  if (first === undefined) return undefined;
  return { revision: first.revision, keys: rows.filter(({ id }) => id !== null).map(({ revision, ...key }) => key) };
}

export async function findEnvironmentOfKey(sql: Sql, hash: Buffer): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`
    select environment_id as id from sdk_keys where key_hash = ${hash} and revoked_at is null`;
  return row?.id;
}
