import type postgres from 'postgres';
import type { Sql } from '../database/database.js';
import type { LockedEnvironment, NextState } from './change.model.js';

export interface LockedRow extends LockedEnvironment {
  /** The transaction's own time: what it writes bears it. */
  readonly now: Date;
}

export function headColumns(sql: Sql) {
  return sql`e.id, e.project_id as "projectId", e.key, e.version, e.digest, e.client_version as "clientVersion",
    e.client_digest as "clientDigest", e.client_bytes as "clientBytes", e.client_kept as "clientKept",
    e.client_salt as "clientSalt", e.change_role as "changeRole", e.requires_approval as "requiresApproval",
    e.releases_revision as "releasesRevision"`;
}

/**
 * `for no key update`: rows that refer to the environment, such as counts, may be written meanwhile. The project is read
 * by a statement of its own: who has waited for the lock would see it as it was before.
 */
export async function lockEnvironment(sql: Sql, project: string, environment: string): Promise<LockedRow | undefined> {
  const [[row], [basis]] = await Promise.all([
    sql<Omit<LockedRow, 'publicAttributes'>[]>`
      select ${headColumns(sql)}, now() as now
      from environments e join projects p on p.id = e.project_id
      where p.key = ${project} and e.key = ${environment}
      for no key update of e`,
    sql<Pick<LockedRow, 'publicAttributes'>[]>`
      select public_attributes as "publicAttributes" from projects where key = ${project}`,
  ]);
  return row && basis && { ...row, ...basis };
}

export interface LockedProject {
  readonly id: number;
  readonly key: string;
  readonly publicAttributes: readonly string[];
  readonly now: Date;
}

/** Taken before the environments by whatever touches all of them: none can come or go meanwhile. */
export async function lockProject(sql: Sql, project: string): Promise<LockedProject | undefined> {
  const [row] = await sql<LockedProject[]>`
    select id, key, public_attributes as "publicAttributes", now() as now
    from projects where key = ${project} for no key update`;
  return row;
}

/** By ascending id, so that no two writers wait for each other. */
export async function lockEnvironments(sql: Sql, project: string): Promise<LockedRow[]> {
  return await sql<LockedRow[]>`
    select ${headColumns(sql)}, p.public_attributes as "publicAttributes", now() as now
    from environments e join projects p on p.id = e.project_id
    where p.key = ${project} order by e.id
    for no key update of e`;
}

type Write = postgres.PendingQuery<postgres.Row[]>;

/**
 * The change, and the state that it leads to: two writes, to be sent together. The second gives a row for each
 * environment that was in the state that the change starts from.
 */
export function writeStates(sql: Sql, states: readonly NextState[]): readonly [change: Write, head: Write] {
  const ids = sql`${states.map(({ environment }) => environment.id)}::int[]`;
  const versions = sql`${states.map(({ head }) => head.version)}::bigint[]`;
  const digests = sql`${states.map(({ head }) => head.digest)}::text[]`;
  const patches = sql`${states.map(({ patch }) => patch)}::text[]`;
  const clientPatches = sql`${states.map(({ clientPatch }) => clientPatch)}::text[]`;
  const held = sql`${states.map(({ environment }) => environment.digest)}::text[],
    ${states.map(({ environment }) => environment.clientDigest)}::text[]`;
  const client = sql`${states.map(({ head }) => head.clientVersion)}::bigint[],
    ${states.map(({ head }) => head.clientDigest)}::text[], ${states.map(({ head }) => head.clientBytes)}::int[]`;
  // Who may change it, and how, and what releases hold, is part of what was known: it takes no version where that is changed.
  const conditions = sql`${states.map(({ environment }) => environment.changeRole)}::text[],
    ${states.map(({ environment }) => String(environment.requiresApproval))}::text[],
    ${states.map(({ environment }) => environment.releasesRevision)}::bigint[]`;
  return [
    sql`
      insert into environment_changes (environment_id, version, digest, patch, client_patch)
      select * from unnest(${ids}, ${versions}, ${digests}, ${patches}, ${clientPatches})`,
    sql`
      update environments set version = state.version, digest = state.digest, client_version = state.client_version,
        client_digest = state.client_digest, client_bytes = state.client_bytes, client_kept = state.version
      from unnest(${ids}, ${versions}, ${digests}, ${held}, ${client}, ${conditions})
        as state (id, version, digest, held, client_held, client_version, client_digest, client_bytes, change_role, requires_approval, releases_revision)
      where environments.id = state.id and environments.version = state.version - 1 and environments.digest = state.held
        and environments.client_digest = state.client_held and environments.change_role = state.change_role
        and environments.requires_approval = state.requires_approval::boolean
        and environments.releases_revision = state.releases_revision
      returning environments.id`,
  ];
}
