import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChangeFeed } from './changes/change-feed.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './database/database.js';
import { createReplica } from './database/replica.js';
import { sharedSnapshots } from './features/snapshots/shared-snapshots.js';
import { redisSnapshotCache } from './features/snapshots/snapshot.cache.js';
import { snapshotQueryCount } from './features/snapshots/snapshot.metrics.js';
import type { SnapshotReads } from './features/snapshots/snapshot.reads.js';
import { databaseSnapshots, type SnapshotSource } from './features/snapshots/snapshot.source.js';
import { snapshotCacheMetrics } from './features/snapshots/snapshot-cache.metrics.js';
import type { Logger } from './logging.js';
import type { Redis } from './redis/redis.js';
import { createSecretBox } from './secret-box.js';
import type { World } from './world.js';

/** Its code is read where there is one. */
export async function connectRedis(
  url: string | undefined,
  deps: { readonly world: World; readonly logger: Logger },
): Promise<Redis | undefined> {
  if (url === undefined) return undefined;
  const { openRedis } = await import('./redis/redis.js');
  return openRedis({ url, ...deps });
}

interface ReplicaDeps {
  readonly config: Config;
  readonly database: Database;
  readonly changes: ChangeFeed;
  readonly redis: Redis | undefined;
  readonly world: World;
  readonly logger: Logger;
}

/** Without Redis there is one node, which knows by itself what was written. */
export function openReplica({ config, database, changes, redis, world, logger }: ReplicaDeps) {
  if (config.replicaUrl === undefined) return undefined;
  const standby = openDatabase({ url: config.replicaUrl, isStandbyWelcome: true });
  const isTold = () => redis === undefined || redis.isUp;
  const replica = createReplica({ primary: database.sql, replica: standby.sql, world, logger, isTold });
  const cancel = changes.subscribe(() => replica.wrote());
  return {
    ...replica,
    close: async () => {
      cancel();
      replica.close();
      await standby.close();
    },
  };
}

/** Before it is answered: whoever asks next, here or on another node, sees what was written. */
export function tellOfWrites(app: FastifyInstance, feed: ChangeFeed): void {
  app.addHook('onSend', (request, _reply, payload, done) => {
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.url.startsWith('/sdk/');
    if (!isReading) feed.publish({ kind: 'written', environmentId: 0 });
    done(null, payload);
  });
}

interface SourceDeps {
  readonly config: Config;
  readonly reads: SnapshotReads;
  readonly redis: Redis | undefined;
  readonly world: World;
  readonly logger: Logger;
  readonly registry: Registry;
}

/** Nodes take snapshots from each other only where what they keep can be sealed. */
export function snapshotSource({ config, reads, redis, world, logger, registry }: SourceDeps): SnapshotSource {
  const truth = databaseSnapshots(reads, snapshotQueryCount(registry));
  const box = createSecretBox(config.secretKey);
  if (redis === undefined || !box.hasKey) return truth;
  const cache = redisSnapshotCache({ redis, box, logger });
  return sharedSnapshots({ truth, cache, world, metrics: snapshotCacheMetrics(registry) });
}
