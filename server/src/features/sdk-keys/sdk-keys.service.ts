import { createHash } from 'node:crypto';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeFeed } from '../../changes/change-feed.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { Database } from '../../database/database.js';
import { type FieldError, GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch } from '../../http/etag.js';
import { allowedOriginOf } from '../../http/origins.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { newSecret } from '../../secrets.js';
import type {
  CreatedSdkKey,
  EnvironmentParams,
  NewSdkKeyBody,
  SdkKey,
  SdkKeyParams,
  SdkKeyPatch,
} from './sdk-keys.schema.js';
import {
  advanceKeysRevision,
  findEnvironment,
  findLiveKey,
  insertKey,
  listKeys,
  maxLiveKeys,
  revokeKey,
  type SdkKeyRow,
  updateKey,
} from './sdk-keys.store.js';

export interface SdkKeysDeps {
  readonly database: Database;
  readonly feed: ChangeFeed;
  /** Reads this node's keys again before the answer goes out: a revoked key is refused from then on. */
  readonly reload: (environmentId: number) => Promise<void>;
}

export interface SdkKeyResult {
  readonly key: SdkKey;
  readonly etag: string;
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
      const allowedOrigins = originsFor(body.kind, body.allowedOrigins) ?? [];
      const environmentId = await environmentOf(where);
      const { text, hash, hint } = newSecret(body.kind);
      const row = await database.transaction(async ({ sql, later }) => {
        await advanceKeysRevision(sql, environmentId);
        const { kind, name } = body;
        const key = await insertKey(sql, environmentId, { kind, name, hash, hint, allowedOrigins });
        if (key === undefined) throw tooMany();
        later(recordAudit(sql, caller, { ...subject(where, key), action: 'sdk-key.create', after: viewOf(key) }));
        return key;
      });
      await tell(environmentId);
      return { ...viewOf(row), key: text };
    },

    async read(where: SdkKeyParams): Promise<SdkKeyResult> {
      const row = await findLiveKey(database.sql, await environmentOf(where), where.key);
      if (row === undefined) throw notFound('live SDK key', where.key);
      return resultOf(row);
    },

    async update(caller: Caller, where: SdkKeyParams, patch: SdkKeyPatch): Promise<SdkKeyResult> {
      const environmentId = await environmentOf(where);
      const result = await database.transaction(async ({ sql, later }) => {
        await advanceKeysRevision(sql, environmentId);
        const before = await findLiveKey(sql, environmentId, where.key);
        if (before === undefined) throw notFound('live SDK key', where.key);
        checkIfMatch(caller.ifMatch, resultOf(before).etag);
        const after = edited(before, patch);
        const change = changedParts(viewOf(before), viewOf(after));
        if (Object.keys(change.after).length === 0) return resultOf(before);
        later(updateKey(sql, after));
        later(recordAudit(sql, caller, { ...subject(where, after), action: 'sdk-key.update', ...change }));
        return resultOf(after);
      });
      await tell(environmentId);
      return result;
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

function edited(row: SdkKeyRow, { name = row.name, allowedOrigins }: SdkKeyPatch): SdkKeyRow {
  return { ...row, name, allowed_origins: [...(originsFor(row.kind, allowedOrigins) ?? row.allowed_origins)] };
}

/** As browsers write them, each once. */
function originsFor(kind: SdkKey['kind'], given: readonly string[] | undefined): readonly string[] | undefined {
  if (given === undefined) return undefined;
  if (kind === 'server') throw invalid([{ path: '/allowedOrigins', message: forClientKeys }]);
  const origins = given.map(allowedOriginOf);
  const flaws = origins.flatMap((origin, index): FieldError[] =>
    typeof origin === 'string' ? [] : [{ path: `/allowedOrigins/${index}`, message: origin.flaw }],
  );
  if (flaws.length > 0) throw invalid(flaws);
  return [...new Set(origins.filter((origin) => typeof origin === 'string'))];
}

const forClientKeys = 'belongs to client keys: a server key is never used by a browser';

/** Of what can be edited: a key has no number that counts its edits. */
function resultOf(row: SdkKeyRow): SdkKeyResult {
  const content = createHash('sha256')
    .update(JSON.stringify([row.name, row.allowed_origins]))
    .digest('hex');
  return { key: viewOf(row), etag: `"${row.id}-${content.slice(0, 16)}"` };
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
