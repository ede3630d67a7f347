import { within } from '../async.js';
import type { Logger } from '../logging.js';
import type { Cancel, World } from '../world.js';
import { type RedisClient, redisClient } from './redis-client.js';
import { outageLog } from './redis-outage.js';
import { redisTarget } from './redis-target.js';

export interface Redis {
  /** Whether it answered when it was last asked. */
  readonly isUp: boolean;
  /** It answers, but later than anybody should wait for what Postgres can say, too. */
  readonly isSlow: boolean;
  /** Answers with the first connection, or after a while without one: nobody needs it to begin. */
  start(): Promise<void>;
  /** Undefined where it is away, slow or refuses: nobody waits for it, and nothing is kept for later. */
  ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T | undefined>;
  /** The same, for a request that waits: undefined also where it is slow, after a moment the first time and then at once. */
  askBriefly<T>(command: (client: RedisClient) => Promise<T>): Promise<T | undefined>;
  /** Of what was said while it was away nothing is heard. */
  subscribe(channel: string, listener: (text: string) => void): Cancel;
  /** Called whenever it is there anew: what it holds may be of another time. */
  onUp(listener: () => void): Cancel;
  close(): void;
}

export interface RedisDeps {
  readonly url: string;
  readonly world: Pick<World, 'now' | 'every' | 'after'>;
  readonly logger: Logger;
  /** How long a request waits for it. */
  readonly patienceMs?: number;
}

const probePeriodMs = 500;
const startWithinMs = 1_000;
const connectAgainMs = 200;
/** A little more than ioredis gives a command, which forgets those that were under way when a connection was lost. */
const answerWithinMs = 750;
/** So many in a row: what comes over that connection answers something else, or it never will. */
const missesAllowed = 3;

/** Two connections: one that asks, and one that hears what others publish. */
export function openRedis({ url, world, logger, patienceMs = 100 }: RedisDeps): Redis {
  const target = redisTarget(url);
  if (target === undefined) throw new TypeError('not a URL of Redis');
  const asking = redisClient(target, 'guidon');
  const hearing = redisClient(target, 'guidon-feed');
  const isAnswering = new Map([asking, hearing].map((client) => [client, false]));
  const misses = new Map<RedisClient, number>();
  const listeners = new Map<string, Set<(text: string) => void>>();
  const upListeners = new Set<() => void>();
  const outage = outageLog(logger);
  let state: 'starting' | 'up' | 'down' | 'closed' = 'starting';
  let isProbing = false;
  let isSlow = false;
  let cancels: readonly Cancel[] = [];
  let started = () => {};

  const inTime = <T>(answer: Promise<T>) => within(world, answerWithinMs, answer);

  function judge(): void {
    const isUp = [...isAnswering.values()].every(Boolean);
    if (state === 'closed' || isUp === (state === 'up')) return;
    if (isUp) rise();
    else if (state === 'up') fall();
  }

  function rise(): void {
    state = 'up';
    outage.up();
    started();
    for (const listener of upListeners) listener();
  }

  function fall(): void {
    state = 'down';
    outage.down();
    started();
  }

  function failed(client: RedisClient, error?: unknown): void {
    if (error !== undefined) outage.failed(error);
    isAnswering.set(client, false);
    judge();
  }

  /** ioredis says by itself when a connection is lost, not when one stands and nothing comes. */
  async function probe(client: RedisClient): Promise<void> {
    try {
      if (client === hearing && isAnswering.get(client) !== true) await inTime(listen([...listeners.keys()]));
      const askedAt = world.now();
      await inTime(client.ping());
      if (client === asking) isSlow = world.now() - askedAt > patienceMs;
      misses.delete(client);
      isAnswering.set(client, true);
      judge();
    } catch (error) {
      failed(client, error);
      missed(client);
    }
  }

  function missed(client: RedisClient): void {
    const count = client.status === 'ready' ? (misses.get(client) ?? 0) + 1 : 0;
    misses.set(client, count % missesAllowed);
    if (count === missesAllowed) client.disconnect(true);
  }

  async function probeAll(): Promise<void> {
    if (isProbing) return;
    isProbing = true;
    await Promise.all([...isAnswering.keys()].map(probe));
    isProbing = false;
  }

  async function listen(channels: readonly string[]): Promise<void> {
    if (channels.length > 0) await hearing.subscribe(...channels);
  }

  function connect(client: RedisClient): void {
    if (state !== 'closed') client.connect().catch((error: unknown) => failed(client, error));
  }

  for (const client of isAnswering.keys()) {
    // In the middle of a failover no Sentinel may know who the primary is: then ioredis gives up for good.
    client.on('end', () => void world.after(connectAgainMs, () => connect(client)));
    client.on('ready', () => void probe(client));
    client.on('error', (error) => failed(client, error));
    client.on('close', () => failed(client));
  }
  hearing.on('message', (channel: string, text: string) => {
    for (const listener of listeners.get(channel) ?? []) listener(text);
  });

  async function ask<T>(command: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    if (isAnswering.get(asking) !== true) return undefined;
    try {
      return await inTime(command(asking));
    } catch (error) {
      if (isRefusal(error)) outage.refused(error);
      // Whoever asks next does not wait for the same silence; the probe finds out when it is over.
      else failed(asking, error);
      return undefined;
    }
  }

  return {
    get isUp() {
      return state === 'up';
    },
    get isSlow() {
      return isSlow;
    },

    start: () => {
      for (const client of isAnswering.keys()) connect(client);
      const giveUp = () => state === 'starting' && fall();
      cancels = [world.every(probePeriodMs, () => void probeAll()), world.after(startWithinMs, giveUp)];
      return new Promise<void>((resolve) => {
        started = resolve;
      });
    },

    ask,

    askBriefly: async (command) => {
      if (isSlow) return undefined;
      return await within(world, patienceMs, ask(command)).catch(() => {
        isSlow = true;
        return undefined;
      });
    },

    subscribe: (channel, listener) => {
      const heard = listeners.get(channel) ?? new Set();
      listeners.set(channel, heard.add(listener));
      if (isAnswering.get(hearing) === true) listen([channel]).catch((error: unknown) => failed(hearing, error));
      return () => void heard.delete(listener);
    },

    onUp: (listener) => {
      upListeners.add(listener);
      return () => void upListeners.delete(listener);
    },

    close: () => {
      state = 'closed';
      for (const cancel of cancels) cancel();
      for (const client of isAnswering.keys()) client.disconnect();
      started();
    },
  };
}

/** It answers, and says no: its memory is full, or we may not. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError';
}
