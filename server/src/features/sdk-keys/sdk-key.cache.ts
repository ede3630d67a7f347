import { hash } from 'node:crypto';
import { within } from '../../async.js';
import type { Sql } from '../../database/database.js';
import { unavailable } from '../../errors.js';
import { isSameHash } from '../../secrets.js';
import type { World } from '../../world.js';
import { findEnvironmentOfKey, type LiveKey, readLiveKeys } from './sdk-keys.store.js';

/** The live keys of the environments in use, so that known keys are known while Postgres is gone. */
export interface SdkKeyCache {
  /** From memory alone. */
  find(text: string): LiveKey | undefined;
  /** Whether a key that was found a while ago still stands. */
  isLive(key: LiveKey): boolean;
  /** Asks Postgres too; rejects with `unavailable` where it does not answer: an unknown key is not yet a wrong one. */
  verify(text: string): Promise<LiveKey | undefined>;
  load(environmentId: number): Promise<void>;
  /** To be told of every revision seen; reads again where it is another than the one held. */
  revisionSeen(environmentId: number, revision: number): void;
  forget(environmentId: number): void;
  readonly size: number;
}

export interface SdkKeyCacheDeps {
  readonly sql: Sql;
  readonly world: World;
  /** Keys that are no longer live: what they opened is to be closed. */
  readonly onRevoked: (keyIds: readonly string[]) => void;
  /** A key that pages of some origin may use no longer: what they opened with it is to be closed. */
  readonly onNarrowed: (key: LiveKey) => void;
}

interface Held {
  readonly revision: number;
  readonly names: ReadonlyMap<string, LiveKey>;
}

const askTimeoutMs = 1_500;
const maxAsking = 16;
const unknownForMs = 1_000;
const maxUnknown = 10_000;

export function createSdkKeyCache({ sql, world, onRevoked, onNarrowed }: SdkKeyCacheDeps): SdkKeyCache {
  const environments = new Map<number, Held>();
  const byHash = new Map<string, LiveKey>();
  const live = new Set<LiveKey>();
  const unknown = new Map<string, number>();
  const loading = new Map<number, Promise<void>>();
  let asking = 0;

  function replace(environmentId: number, next: Held | undefined): void {
    const before = environments.get(environmentId);
    for (const [name, key] of before?.names ?? []) {
      byHash.delete(name);
      live.delete(key);
    }
    for (const [name, key] of next?.names ?? []) {
      byHash.set(name, key);
      live.add(key);
    }
    if (next === undefined) environments.delete(environmentId);
    else environments.set(environmentId, next);
    const revoked = [...(before?.names ?? [])].filter(([name]) => !next?.names.has(name)).map(([, key]) => key.id);
    if (revoked.length > 0) onRevoked(revoked);
    for (const [name, key] of next?.names ?? []) if (isNarrower(key, before?.names.get(name))) onNarrowed(key);
  }

  async function read(environmentId: number): Promise<void> {
    const found = await readLiveKeys(sql, environmentId);
    // A slow answer must not undo a newer one.
    if (found !== undefined && found.revision < (environments.get(environmentId)?.revision ?? 0)) return;
    replace(
      environmentId,
      found && { revision: found.revision, names: new Map(found.keys.map((key) => [nameOf(key.hash), key])) },
    );
  }

  function load(environmentId: number): Promise<void> {
    const running = loading.get(environmentId) ?? Promise.resolve();
    const next = running.catch(() => {}).then(() => read(environmentId));
    loading.set(environmentId, next);
    return next.finally(() => loading.get(environmentId) === next && loading.delete(environmentId));
  }

  function findByHash(digest: Buffer): LiveKey | undefined {
    const key = byHash.get(nameOf(digest));
    return key !== undefined && isSameHash(key.hash, digest) ? key : undefined;
  }

  async function ask(digest: Buffer): Promise<LiveKey | undefined> {
    const environmentId = await findEnvironmentOfKey(sql, digest);
    if (environmentId !== undefined) await load(environmentId);
    return findByHash(digest);
  }

  function isKnownAsUnknown(name: string): boolean {
    const since = unknown.get(name);
    return since !== undefined && world.now() - since < unknownForMs;
  }

  async function verify(text: string): Promise<LiveKey | undefined> {
    const digest = sha256(text);
    const key = findByHash(digest);
    if (key !== undefined || isKnownAsUnknown(nameOf(digest))) return key;
    if (asking >= maxAsking) throw unavailable('Too many unknown SDK keys are being checked. Try again.');
    asking += 1;
    try {
      const found = await within(world, askTimeoutMs, ask(digest));
      if (unknown.size >= maxUnknown) unknown.clear();
      if (found === undefined) unknown.set(nameOf(digest), world.now());
      return found;
    } finally {
      asking -= 1;
    }
  }

  return {
    find: (text) => findByHash(sha256(text)),
    isLive: (key) => live.has(key),
    verify,
    load,
    revisionSeen: (environmentId, revision) => {
      const held = environments.get(environmentId);
      // A failure is met by the next look.
      if (held?.revision !== revision) load(environmentId).catch(() => {});
    },
    forget: (environmentId) => replace(environmentId, undefined),
    get size() {
      return byHash.size;
    },
  };
}

function isNarrower(after: LiveKey, before: LiveKey | undefined): boolean {
  return before?.allowedOrigins.some((origin) => !after.allowedOrigins.includes(origin)) === true;
}

function sha256(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

function nameOf(digest: Buffer): string {
  return digest.toString('latin1');
}
