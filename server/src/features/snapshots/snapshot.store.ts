import type { Sql } from '../../database/database.js';
import type { ClientHead } from './client-view.js';
import type { ChangeRow, EnvironmentDocument } from './held-ruleset.js';
import type { ViewKind } from './state-view.js';

export interface EnvironmentHead {
  readonly id: number;
  readonly version: number;
  readonly digest: string;
  readonly keysRevision: number;
}

export interface DatedChange extends ChangeRow {
  readonly ageMs: number;
}

interface DocumentRow {
  readonly environment: string;
  readonly version: number;
  readonly digest: string;
  readonly client: ClientHead;
  readonly flags: readonly FlagJson[];
  readonly segments: readonly unknown[];
}

interface FlagJson {
  readonly seed: string | null;
  readonly clientVisible: boolean;
}

/** One statement, so that everything in it is of one moment. */
export async function readSnapshot(sql: Sql, environmentId: number): Promise<EnvironmentDocument | undefined> {
  const [row] = await sql<DocumentRow[]>`
    select e.key as environment, e.version, e.digest,
      json_build_object(
        'version', ${clientVersion(sql)}, 'digest', e.client_digest, 'salt', e.client_salt,
        'publicAttributes', p.public_attributes
      ) as client,
      coalesce((
        select json_agg(json_build_object(
          'key', f.key, 'kind', f.kind, 'variants', f.variants, 'enabled', c.enabled, 'offVariant', c.off_variant, 'seed', f.seed,
          'targets', c.targets, 'prerequisites', c.prerequisites, 'rules', c.rules, 'fallthrough', c.fallthrough,
          'clientVisible', f.client_visible
        ) order by f.key)
        from flag_configs c join flags f on f.id = c.flag_id
        where c.environment_id = e.id and f.archived_at is null
      ), '[]') as flags,
      coalesce((
        select json_agg(json_build_object(
          'key', s.key, 'by', s.by, 'included', s.included, 'excluded', s.excluded, 'rules', s.rules
        ) order by s.key)
        from segments s where s.project_id = e.project_id
      ), '[]') as segments
    from environments e join projects p on p.id = e.project_id where e.id = ${environmentId}`;
  return row && { ...row, flags: row.flags.map(withoutDefaults) };
}

function withoutDefaults({ seed, clientVisible, ...flag }: FlagJson): unknown {
  return { ...flag, ...(seed !== null && { seed }), ...(clientVisible && { clientVisible }) };
}

export async function readHeads(sql: Sql, environmentIds: readonly number[]): Promise<readonly EnvironmentHead[]> {
  return await sql<EnvironmentHead[]>`
    select id, version, digest, keys_revision as "keysRevision" from environments where id = any(${[...environmentIds]}::int[])`;
}

/** The environments that some SDK holds a key to. */
export async function readEnvironmentsInUse(sql: Sql): Promise<readonly number[]> {
  const rows = await sql<{ id: number }[]>`
    select distinct environment_id as id from sdk_keys where revoked_at is null order by environment_id`;
  return rows.map(({ id }) => id);
}

const changesAtOnce = 1_000;

export async function readChangesAfter(
  sql: Sql,
  environmentId: number,
  version: number,
): Promise<readonly DatedChange[]> {
  return await sql<DatedChange[]>`
    select version, digest, patch, client_patch as "clientPatch", (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as "ageMs"
    from environment_changes where environment_id = ${environmentId} and version > ${version}
    order by version limit ${changesAtOnce}`;
}

/** Of one flag rarely more are needed than its last one, and those since its long lists were written whole. */
const patchesOfHistory = 500;

/** What servers have written of these flags and segments, the oldest first. */
export async function readPatchesNaming(
  sql: Sql,
  environmentId: number,
  keys: readonly string[],
): Promise<readonly string[]> {
  const names = keys.map((key) => JSON.stringify(key));
  const rows = await sql<ReplayRow[]>`
    select patch from (
      select version, patch from environment_changes
      where environment_id = ${environmentId}
        and exists (select 1 from unnest(${names}::text[]) as name where position(name in patch) > 0)
      order by version desc limit ${patchesOfHistory}) as newest
    order by version`;
  return rows.map(({ patch }) => patch);
}

export interface StateName {
  readonly version: number;
  readonly digest: string;
}

/** Whether this state ever was: as what a change led to, or as what the first one that is kept came from. */
export async function isKnownState(
  sql: Sql,
  environmentId: number,
  kind: ViewKind,
  state: StateName,
): Promise<boolean> {
  const rows = await (kind === 'server' ? findState : findClientState)(sql, environmentId, state);
  return rows.length > 0;
}

function findState(sql: Sql, environmentId: number, { version, digest }: StateName) {
  const from = `"from":${JSON.stringify(`${version}-${digest}`)}`;
  return sql`
    select 1 from environment_changes
    where environment_id = ${environmentId} and (
      (version = ${version} and digest = ${digest})
      or (version = ${version + 1} and position(${from} in patch) > 0))
    union all
    select 1 from environments where id = ${environmentId} and version = ${version} and digest = ${digest}`;
}

/** The patches themselves say it, in their first bytes: versions of this chain have gaps. */
function findClientState(sql: Sql, environmentId: number, { version, digest }: StateName) {
  const from = `"from":${JSON.stringify(`${version}-${digest}`)},`;
  const to = `"version":${version},"digest":${JSON.stringify(digest)},`;
  return sql`
    select 1 from environment_changes
    where environment_id = ${environmentId} and version = ${version} and position(${to} in left(client_patch, 256)) > 0
    union all
    select 1 from (
      select client_patch from environment_changes
      where environment_id = ${environmentId} and version > ${version} and client_patch is not null
      order by version limit 1) as next
    where position(${from} in left(client_patch, 256)) > 0
    union all
    select 1 from environments e
    where id = ${environmentId} and ${clientVersion(sql)} = ${version} and client_digest = ${digest}`;
}

/** Where a release that keeps no such chain has written past it, the state is one of its own: the next patch starts from it. */
function clientVersion(sql: Sql) {
  return sql`case when e.client_kept = e.version then e.client_version else e.version end`;
}

export interface ReplayRow {
  readonly patch: string;
}

/** All that came after a version, unless that is more bytes than allowed: then nothing. */
export async function readReplay(
  sql: Sql,
  environmentId: number,
  kind: ViewKind,
  { version, maxBytes }: { readonly version: number; readonly maxBytes: number },
): Promise<readonly ReplayRow[]> {
  const patch = kind === 'server' ? sql`patch` : sql`client_patch`;
  return await sql<ReplayRow[]>`
    with missing as (
      select version, ${patch} as patch from environment_changes
      where environment_id = ${environmentId} and version > ${version} and ${patch} is not null
      order by version limit ${changesAtOnce})
    select patch from missing
    where (select sum(octet_length(patch)) from missing) <= ${maxBytes} order by version`;
}

export async function findEnvironmentId(sql: Sql, project: string, environment: string): Promise<number | undefined> {
  const [row] = await sql<{ id: number }[]>`
    select e.id from environments e join projects p on p.id = e.project_id
    where p.key = ${project} and e.key = ${environment}`;
  return row?.id;
}
