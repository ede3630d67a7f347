import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeFeed } from '../../changes/change-feed.js';
import type { Database } from '../../database/database.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { newSecret } from '../../secrets.js';
import type { CreatedSdkKey, EnvironmentParams, NewSdkKeyBody, SdkKey } from './sdk-keys.schema.js';
import {
  advanceKeysRevision,
  findEnvironment,
  insertKey,
  listKeys,
  maxLiveKeys,
  revokeKey,
  type SdkKeyRow,
} from './sdk-keys.store.js';

export interface SdkKeysDeps {
  readonly database: Database;
  readonly feed: ChangeFeed;
  /** Reads this node's keys again before the answer goes out: a revoked key is refused from then on. */
  readonly reload: (environmentId: number) => Promise<void>;
}

export type SdkKeysService = ReturnType<typeof createSdkKeysService>;

export function createSdkKeysService({ database, feed, reload }: SdkKeysDeps) {
  async function tell(environmentId: number): Promise<void> {
    feed.publish({ kind: 'keys', environmentId });
    // The write is done; that this node may hear of it a moment later is no failure of it.
    await reload(environmentId).catch(() => {});
  }

  async function environmentOf(where: EnvironmentParams): Promise<number> {
    const id = await findEnvironment(database.sql, where);
    if (id === undefined) throw notFound('environment', `${where.project}/${where.environment}`);
    return id;
  }

  return {
    async list(where: EnvironmentParams, page: PageRequest): Promise<Page<SdkKey>> {
      const environmentId = await environmentOf(where);
      const { after, rows } = pageStart(page);
      return toPage(await listKeys(database.sql, environmentId, after, rows), page, (row) => row.id, viewOf);
    },

    async create(caller: Caller, where: EnvironmentParams, body: NewSdkKeyBody): Promise<CreatedSdkKey> {
      checkOrigins(body);
      const environmentId = await environmentOf(where);
      const { text, hash, hint } = newSecret(body.kind);
      const row = await database.transaction(async ({ sql, later }) => {
        await advanceKeysRevision(sql, environmentId);
        const { kind, name, allowedOrigins = [] } = body;
        const key = await insertKey(sql, environmentId, { kind, name, hash, hint, allowedOrigins });
        if (key === undefined) throw tooMany();
        later(recordAudit(sql, caller, { ...subject(where, key), action: 'sdk-key.create', after: viewOf(key) }));
        return key;
      });
      await tell(environmentId);
      return { ...viewOf(row), key: text };
    },

    async revoke(caller: Caller, where: EnvironmentParams, id: string): Promise<void> {
      const environmentId = await environmentOf(where);
      await database.transaction(async ({ sql, later }) => {
        await advanceKeysRevision(sql, environmentId);
        const row = await revokeKey(sql, environmentId, id);
        if (row === undefined) throw notFound('live SDK key', id);
        const before = viewOf({ ...row, revoked_at: null });
        later(recordAudit(sql, caller, { ...subject(where, row), action: 'sdk-key.revoke', before }));
      });
      await tell(environmentId);
    },
  };
}

function checkOrigins({ kind, allowedOrigins }: NewSdkKeyBody): void {
  if (kind === 'client' || allowedOrigins === undefined) return;
  throw invalid([
    { path: '/allowedOrigins', message: 'belongs to client keys: a server key is never used by a browser' },
  ]);
}

function tooMany(): GuidonError {
  return new GuidonError('conflict', `An environment has at most ${maxLiveKeys} live SDK keys. Revoke some.`);
}

function subject({ project, environment }: EnvironmentParams, row: SdkKeyRow) {
  return { project, environment, subjectKind: 'sdk-key', subjectKey: row.id };
}

function viewOf(row: SdkKeyRow): SdkKey {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    allowedOrigins: row.allowed_origins,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
