import type { FastifyInstance } from 'fastify';
import type { ChangeFeed } from './changes/change-feed.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './database/database.js';
import { createReplica } from './database/replica.js';
import type { Logger } from './logging.js';
import type { Redis } from './redis/redis.js';
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
  const standby = openDatabase({ url: config.replicaUrl });
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
