import { startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { aRedisLink } from './a-redis.js';

/** A Redis with a replica, and a Sentinel that lets the replica take over. */
export interface WatchedRedis {
  readonly url: string;
  /** Answers once the replica has taken over. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

export async function aWatchedRedis(): Promise<WatchedRedis> {
  const primary = await startRedis({ listen: 'port' });
  const replica = await startRedis({ listen: 'port', settings: [`replicaof 127.0.0.1 ${primary.port}`] });
  const sentinel = await startRedis({ listen: 'port', isSentinel: true, settings: watching(primary) });
  const admin = aRedisLink(replica.url);
  const watcher = aRedisLink(sentinel.url);
  await Promise.all([admin.start(), watcher.start()]);
  await waitFor(() => watcher.ask((client) => client.call('SENTINEL', 'REPLICAS', 'main').then(isListed)), {
    timeoutMs: 15_000,
    what: 'the replica to be known',
  });
  return {
    url: `redis+sentinel://127.0.0.1:${sentinel.port}/main`,
    failOver: async () => {
      await primary.kill();
      await waitFor(() => admin.ask((client) => client.role().then(([role]) => role === 'master')), {
        timeoutMs: 15_000,
        what: 'the replica to take over',
      });
    },
    close: async () => {
      for (const one of [admin, watcher, sentinel, replica, primary]) await one.close();
    },
  };
}

function watching({ port }: TestRedis): readonly string[] {
  return [
    `sentinel monitor main 127.0.0.1 ${port} 1`,
    'sentinel down-after-milliseconds main 500',
    // A slow machine must not let it give up half way: it would take the promotion back.
    'sentinel failover-timeout main 30000',
  ];
}

function isListed(replicas: unknown): boolean {
  return Array.isArray(replicas) && replicas.length > 0;
}
