import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { Logger } from '../../logging.js';
import type { Redis } from '../../redis/redis.js';
import type { SecretBox } from '../../secret-box.js';
import type { Perishable } from './early-refresh.js';
import type { EnvironmentDocument } from './held-ruleset.js';
import { documentFormat, documentIn } from './snapshot.document.js';

/** What nodes keep of whole environments for each other. Nothing in it is true by being there. */
export interface SnapshotCache {
  find(environmentId: number): Promise<KeptDocument | 'none' | 'away'>;
  keep(environmentId: number, document: EnvironmentDocument, recomputeMs: number): Promise<void>;
  /** One at a time makes an entry anew; a lease ends by itself where its holder does. */
  lease(environmentId: number): Promise<Lease | 'taken' | 'away'>;
}

export interface KeptDocument extends Perishable {
  readonly document: EnvironmentDocument;
}

export interface Lease {
  /** Unless it is renewed. */
  readonly lastsMs: number;
  renew(): Promise<unknown>;
  release(): Promise<unknown>;
}

export interface SnapshotCacheDeps {
  readonly redis: Pick<Redis, 'ask'>;
  /** Whoever can write into Redis is not to decide what is served. */
  readonly box: SecretBox;
  readonly logger: Logger;
  /** After which another takes over where the one that held a lease is no more. */
  readonly leaseMs?: number;
  readonly maxEntryBytes?: number;
}

const keepMs = 600_000;
/** Twice what an environment may have, as for all who read; and what Redis takes and gives within a command's time. */
const maxDocumentBytes = 32 * 1024 * 1024;
const mostEntryBytes = 24 * 1024 * 1024;

/** Only who took a lease may end it or go on with it: it may have run out, and be another's by now. */
const ifMine = (command: string) =>
  `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call(${command}) else return 0 end`;
const renewScript = ifMine("'pexpire', KEYS[1], ARGV[2]");
const releaseScript = ifMine("'del', KEYS[1]");

export function redisSnapshotCache(deps: SnapshotCacheDeps): SnapshotCache {
  const { redis, box, logger, leaseMs = 3_000, maxEntryBytes = mostEntryBytes } = deps;
  const told = new Set<string>();
  const keyOf = (environmentId: number) => `guidon:snapshots:${documentFormat}:${box.name}:${environmentId}`;

  function tellOnce(problem: string, environmentId: number): void {
    if (told.has(problem)) return;
    told.add(problem);
    logger.warn({ environmentId, problem }, 'a snapshot in Redis is of no use; Postgres is asked');
  }

  return {
    find: async (environmentId) => {
      const key = keyOf(environmentId);
      const answer = await redis.ask((client) => Promise.all([client.getBuffer(key), client.pttl(key)]));
      if (answer === undefined) return 'away';
      const [sealed, remainingMs] = answer;
      if (sealed === null) return 'none';
      const isTooLarge = sealed.length > maxEntryBytes;
      const entry = isTooLarge ? 'too large' : await opened(box, sealed, placeOf(environmentId));
      if (typeof entry === 'object') return { ...entry, remainingMs };
      tellOnce(entry, environmentId);
      return 'none';
    },

    keep: async (environmentId, document, recomputeMs) => {
      const text = JSON.stringify({ recomputeMs, document });
      const packed = (await gzipAsync(text, { level: constants.Z_BEST_SPEED })).toString('base64');
      const sealed = box.seal(packed, placeOf(environmentId));
      if (text.length > maxDocumentBytes || sealed.length > maxEntryBytes) tellOnce('too large', environmentId);
      else await redis.ask((client) => client.set(keyOf(environmentId), sealed, 'PX', keepMs));
    },

    lease: async (environmentId) => {
      const key = `${keyOf(environmentId)}:lease`;
      const token = randomUUID();
      const taken = await redis.ask(async (client) => ({ answer: await client.set(key, token, 'PX', leaseMs, 'NX') }));
      if (taken === undefined) return 'away';
      if (taken.answer === null) return 'taken';
      return {
        lastsMs: leaseMs,
        renew: () => redis.ask((client) => client.eval(renewScript, 1, key, token, leaseMs)),
        release: () => redis.ask((client) => client.eval(releaseScript, 1, key, token)),
      };
    },
  };
}

const gzipAsync = promisify<string, { level: number }, Buffer>(gzip);
const gunzipAsync = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

async function opened(
  box: SecretBox,
  sealed: Buffer,
  place: string,
): Promise<Omit<KeptDocument, 'remainingMs'> | string> {
  try {
    const packed = Buffer.from(box.open(sealed, place), 'base64');
    const { recomputeMs, document } = JSON.parse(
      String(await gunzipAsync(packed, { maxOutputLength: maxDocumentBytes })),
    );
    const known = documentIn(document);
    return known !== undefined && Number.isFinite(recomputeMs) ? { recomputeMs, document: known } : 'malformed';
  } catch {
    return 'not of this installation, or damaged';
  }
}

function placeOf(environmentId: number): string {
  return `snapshot ${environmentId}`;
}
