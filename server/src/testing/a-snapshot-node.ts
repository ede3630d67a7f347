import { Registry } from 'prom-client';
import { inProcessChangeFeed } from '../changes/change-feed.js';
import type { Sql } from '../database/database.js';
import type { SnapshotListener } from '../features/snapshots/environment-follower.js';
import { sharedSnapshots } from '../features/snapshots/shared-snapshots.js';
import { redisSnapshotCache } from '../features/snapshots/snapshot.cache.js';
import { snapshotMetrics } from '../features/snapshots/snapshot.metrics.js';
import { snapshotReads } from '../features/snapshots/snapshot.reads.js';
import { createSnapshotService, type SnapshotService } from '../features/snapshots/snapshot.service.js';
import { databaseSnapshots, type SnapshotSource } from '../features/snapshots/snapshot.source.js';
import { snapshotCacheMetrics } from '../features/snapshots/snapshot-cache.metrics.js';
import { createLogger } from '../logging.js';
import type { Redis } from '../redis/redis.js';
import { createSecretBox } from '../secret-box.js';
import { realWorld, type World } from '../world.js';
import { aRedisLink } from './a-redis.js';

export interface SnapshotNode {
  readonly redis: Pick<Redis, 'ask'>;
  readonly source: SnapshotSource;
  readonly service: SnapshotService;
  readonly logs: readonly string[];
  close(): void;
}

export interface SnapshotNodeOptions {
  readonly sql: Sql;
  /** Default: connections of its own to `redisUrl`. */
  readonly redis?: Pick<Redis, 'ask'>;
  readonly redisUrl: string;
  readonly secretKey?: string;
  readonly world?: World;
  readonly leaseMs?: number;
  readonly patienceMs?: number;
  readonly maxEntryBytes?: number;
  readonly listener?: Partial<SnapshotListener>;
}

export const aSecretKey = 'a-key-that-all-nodes-of-a-fleet-have-alike';

const nobody: SnapshotListener = {
  changed: () => {},
  changedForClients: () => {},
  rebuilt: () => {},
  rebuiltForClients: () => {},
  removed: () => {},
  looked: () => {},
};

/** The part of a node that holds snapshots, with a connection to Redis of its own; not warm yet. */
export async function aSnapshotNode(options: SnapshotNodeOptions): Promise<SnapshotNode> {
  const { sql, redisUrl, secretKey = aSecretKey, world = realWorld(), listener } = options;
  const { leaseMs, patienceMs, maxEntryBytes } = options;
  const logs: string[] = [];
  const logger = createLogger({
    level: 'warn',
    release: 'test',
    destination: { write: (line) => void logs.push(line) },
  });
  const own = aRedisLink(redisUrl);
  if (options.redis === undefined) await own.start();
  const redis = options.redis ?? own;
  const registry = new Registry();
  const box = createSecretBox(secretKey);
  const cache = redisSnapshotCache({
    redis,
    box,
    logger,
    ...(leaseMs !== undefined && { leaseMs }),
    ...(maxEntryBytes !== undefined && { maxEntryBytes }),
  });
  const reads = snapshotReads(sql);
  const truth = databaseSnapshots(reads);
  const source = sharedSnapshots({
    truth,
    cache,
    world,
    metrics: snapshotCacheMetrics(registry),
    ...(patienceMs !== undefined && { patienceMs }),
  });
  const service = createSnapshotService({
    reads,
    source,
    world,
    logger,
    listener: { ...nobody, ...listener },
    feed: inProcessChangeFeed(),
    metrics: snapshotMetrics(registry, { environments: () => 0, setAside: () => 0 }),
    framePatch: (_id, patch) => Buffer.from(patch),
  });
  return {
    redis,
    source,
    service,
    logs,
    close: () => {
      service.close();
      own.close();
    },
  };
}

export interface CountedSql {
  readonly sql: Sql;
  /** How often each environment was read whole. */
  readonly queries: Map<number, number>;
}

/** Counts, on the way to Postgres, the statements that read whole environments. */
export function countedSql(sql: Sql, onQuery: (environmentId: number) => Promise<void> = async () => {}): CountedSql {
  const queries = new Map<number, number>();
  const counted = new Proxy(sql, {
    apply: (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
      const statement: Promise<unknown> = Reflect.apply(target, self, args);
      if (!args[0].raw?.join('').includes("'offVariant', c.off_variant")) return statement;
      const environmentId = Number(args.at(-1));
      queries.set(environmentId, (queries.get(environmentId) ?? 0) + 1);
      return onQuery(environmentId).then(() => statement);
    },
  });
  return { sql: counted, queries };
}
