import { Redis as Client, Cluster, type RedisOptions } from 'ioredis';
import type { RedisHost, RedisTarget } from './redis-target.js';

export type RedisClient = Client | Cluster;

/** Nobody's request waits longer for what Postgres can say, too. */
const commandTimeoutMs = 500;
/** A connection that owes an answer for so long is left for a new one, though nobody has closed it. */
const socketTimeoutMs = 1_500;
const firstRetryMs = 50;
const longestRetryMs = 1_000;

const retryAfterMs = (attempts: number) => Math.min(firstRetryMs * 2 ** Math.min(attempts, 10), longestRetryMs);

/** Nothing is kept for later: a queue would grow for as long as Redis is away, and what waits in it is out of date. */
const queueNothing = { enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 1 };

function connectionOptions({ username, password, db }: RedisTarget, name: string) {
  return {
    ...queueNothing,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    db,
    connectionName: name,
    lazyConnect: true,
    // What is to be heard is subscribed to anew with each connection, also where the first one failed.
    autoResubscribe: false,
    connectTimeout: socketTimeoutMs,
    commandTimeout: commandTimeoutMs,
    socketTimeout: socketTimeoutMs,
    // The primary that we knew has become a replica: whoever connects anew finds the one that writes.
    reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
  } satisfies RedisOptions;
}

/** Not connected yet; it tries for as long as it is not told to disconnect. */
export function redisClient(target: RedisTarget, name: string): RedisClient {
  const options = { ...connectionOptions(target, name), retryStrategy: retryAfterMs };
  const tls = 'isTls' in target && target.isTls ? { tls: {} } : {};
  if (target.kind === 'socket') return new Client({ ...options, path: target.path });
  if (target.kind === 'single') return new Client({ ...options, ...target.host, ...tls });
  if (target.kind === 'cluster') return clusterClient(target.hosts, { ...connectionOptions(target, name), ...tls });
  return new Client({
    ...options,
    ...tls,
    enableTLSForSentinelMode: target.isTls,
    sentinels: [...target.hosts],
    name: target.name,
    sentinelRetryStrategy: retryAfterMs,
    sentinelCommandTimeout: commandTimeoutMs,
    failoverDetector: true,
  });
}

function clusterClient(hosts: readonly RedisHost[], options: ReturnType<typeof connectionOptions>): Cluster {
  const { db: _clustersHaveOne, lazyConnect, autoResubscribe: _ours, ...redisOptions } = options;
  return new Cluster([...hosts], {
    lazyConnect,
    enableOfflineQueue: false,
    clusterRetryStrategy: retryAfterMs,
    slotsRefreshTimeout: commandTimeoutMs,
    slotsRefreshInterval: 5_000,
    maxRedirections: 4,
    retryDelayOnFailover: 50,
    redisOptions,
  });
}
