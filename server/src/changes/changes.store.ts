import type postgres from 'postgres';
import type { Sql } from '../database/database.js';
import type { LockedEnvironment, NextState } from './change.patch.js';

export interface LockedRow extends LockedEnvironment {
  readonly projectId: number;
  /** The transaction's own time: what it writes bears it. */
  readonly now: Date;
}

/** `for no key update`: rows that refer to the environment, such as counts, may be written meanwhile. */
export async function lockEnvironment(sql: Sql, project: string, environment: string): Promise<LockedRow | undefined> {
  const [row] = await sql<LockedRow[]>`
    select e.id, e.key, e.version, e.digest, e.project_id as "projectId", now() as now
    from environments e join projects p on p.id = e.project_id
    where p.key = ${project} and e.key = ${environment}
    for no key update of e`;
  return row;
}

export interface LockedProject {
  readonly id: number;
  readonly key: string;
  readonly now: Date;
}

/** Taken before the environments by whatever touches all of them: none can come or go meanwhile. */
export async function lockProject(sql: Sql, project: string): Promise<LockedProject | undefined> {
  const [row] = await sql<LockedProject[]>`
    select id, key, now() as now from projects where key = ${project} for no key update`;
  return row;
}

/** By ascending id, so that no two writers wait for each other. */
export async function lockEnvironments(sql: Sql, project: string): Promise<LockedRow[]> {
  return await sql<LockedRow[]>`
    select e.id, e.key, e.version, e.digest, e.project_id as "projectId", now() as now
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
  const ids = sql`${states.map((state) => state.environmentId)}::int[]`;
  const versions = sql`${states.map((state) => state.version)}::bigint[]`;
  const digests = sql`${states.map((state) => state.digest)}::text[]`;
  const held = sql`${states.map((state) => state.heldDigest)}::text[]`;
  const patches = sql`${states.map((state) => state.patch)}::text[]`;
  return [
    sql`
      insert into environment_changes (environment_id, version, digest, patch)
      select * from unnest(${ids}, ${versions}, ${digests}, ${patches})`,
    sql`
      update environments set version = state.version, digest = state.digest
      from unnest(${ids}, ${versions}, ${digests}, ${held}) as state (id, version, digest, held)
      where environments.id = state.id and environments.version = state.version - 1 and environments.digest = state.held
      returning environments.id`,
  ];
}
