import { inOrder, loadSnapshot, projectRuleset } from '@guidon/evaluator';
import { type ClientFlag, loadProjection, type Projection, patchProjection } from '@guidon/evaluator/projection';
import type postgres from 'postgres';
import { pseudonymsOf } from '../changes/client.pseudonym.js';
import { readSnapshot } from '../features/snapshots/snapshot.store.js';

type Sql = postgres.Sql<{ bigint: number }>;

export interface ClientState {
  readonly environmentId: number;
  readonly version: number;
  readonly clientVersion: number;
  readonly clientDigest: string;
  readonly clientBytes: number;
  readonly clientSalt: string;
  readonly publicAttributes: readonly string[];
}

export interface ClientPatchRow {
  readonly version: number;
  readonly patch: string | null;
}

/** What stands in the tables about the projection of the default project's environments. */
export function clientChain(sql: Sql, project = 'default') {
  async function head(environment: string): Promise<ClientState> {
    const [row] = await sql<ClientState[]>`
      select e.id as "environmentId", e.version, e.client_version as "clientVersion", e.client_digest as "clientDigest",
        e.client_bytes as "clientBytes", e.client_salt as "clientSalt", p.public_attributes as "publicAttributes"
      from environments e join projects p on p.id = e.project_id where p.key = ${project} and e.key = ${environment}`;
    if (row === undefined) throw new Error(`no environment ${environment}`);
    return row;
  }

  /** Made from the tables, whatever the chain says. */
  async function projected(environment: string): Promise<readonly ClientFlag[]> {
    const { environmentId, clientSalt, publicAttributes } = await head(environment);
    const loaded = loadSnapshot(await readSnapshot(sql, environmentId));
    if (loaded.kind !== 'loaded') throw new Error('the stored snapshot is malformed');
    const around = { publicAttributes: new Set(publicAttributes), pseudonym: pseudonymsOf(clientSalt) };
    return projectRuleset(loaded.ruleset, around);
  }

  async function load(environment: string): Promise<Projection> {
    const { clientVersion: version, clientDigest: digest, clientSalt: salt } = await head(environment);
    const projection = loadProjection({ format: 1, version, digest, salt, flags: await projected(environment) });
    if (projection === undefined) throw new Error('the projection is malformed');
    return projection;
  }

  async function patches(environment: string, after = 0): Promise<readonly ClientPatchRow[]> {
    const { environmentId } = await head(environment);
    return await sql<ClientPatchRow[]>`
      select version, client_patch as patch from environment_changes
      where environment_id = ${environmentId} and version > ${after} order by version`;
  }

  async function follow(environment: string, held: Projection): Promise<Projection> {
    let next = held;
    for (const { version, patch } of await patches(environment, held.version)) {
      if (patch === null) continue;
      const applied = patchProjection(next, JSON.parse(patch));
      if (applied === undefined) throw new Error(`a gap, or malformed, at ${version}`);
      next = applied;
    }
    return next;
  }

  return { head, projected, load, patches, follow };
}

/** Its flags and segments, in the order of their keys. */
export function contentOf({ flags }: Projection): readonly ClientFlag[] {
  return inOrder(flags);
}
