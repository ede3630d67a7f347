import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, type LiveServer, turn } from '../testing/a-live-server.js';
import type { TestStream } from '../testing/sse-client.js';
import { realWorld, type World } from '../world.js';

describe.skipIf(findRedisServer() === undefined)('two nodes on one Postgres and one Redis', () => {
  let redis: TestRedis;
  let one: LiveServer;
  let other: LiveServer;
  let stream: TestStream;
  let isOn = false;
  /** Whether nodes look at Postgres without being told. */
  let areLooking = true;
  const lookPeriodMs = 2_000;
  const world: World = {
    ...realWorld(),
    every: (periodMs, task) =>
      realWorld().every(periodMs, () => {
        if (areLooking || periodMs < lookPeriodMs) task();
      }),
  };

  beforeAll(async () => {
    redis = await startRedis();
    const environment = { REDIS_URL: redis.url };
    one = await aLiveServer({ environment, world });
    other = await aLiveServer({ environment, world, databaseUrl: one.databaseUrl });
    await aFlag(one, 'seen-elsewhere');
    stream = await other.stream();
    await stream.take(1);
  });
  afterEach(() => {
    areLooking = true;
  });
  afterAll(async () => {
    stream.close();
    await other.close();
    await one.close();
    await redis.close();
  });

  /** How long a change on the one takes to a stream of the other. */
  async function change(): Promise<number> {
    const before = stream.events.length;
    isOn = !isOn;
    const begunAt = performance.now();
    await turn(one, 'seen-elsewhere', isOn);
    await stream.take(before + 1);
    return performance.now() - begunAt;
  }

  /** Without any look it can only have been told. */
  async function isTold(): Promise<void> {
    await waitFor(areUp);
    areLooking = false;
    await change();
    areLooking = true;
  }

  const ready = async () => (await other.call('GET', '/health/ready', { token: null })).body;
  /** Both nodes each time: what is seen of one says nothing of the other. */
  const areUp = async () => {
    const bodies = await Promise.all([one, other].map((node) => node.call('GET', '/health', { token: null })));
    return bodies.every(({ body }) => body.checks.redis.status === 'ok');
  };

  /** On a busy machine Redis may answer late for a moment, and is said to. */
  const isReady = () => waitFor(async () => (await ready()).status === 'ready', { what: 'Redis in time' });

  it('hear of each other at once', async () => {
    await isReady();
    for (let time = 0; time < 5; time += 1) await isTold();
    expect((await other.call('GET', '/metrics')).body).toContain('guidon_redis_up 1');
  });

  it('lose nothing while Redis is gone, say that they are degraded, and hear at once when it is back', async () => {
    await redis.kill();
    for (let time = 0; time < 2; time += 1) expect(await change()).toBeLessThan(5_000);
    const { status, headers } = await other.call('GET', '/health/ready', { token: null });
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('json')]);
    expect(await ready()).toMatchObject({ status: 'degraded', checks: { redis: { status: 'failing' } } });
    expect(await other.call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'degraded' } });
    expect((await other.call('GET', '/metrics')).body).toContain('guidon_redis_up 0');
    await redis.start();
    await isTold();
    await isReady();
  });

  it('lose nothing while Redis hangs', async () => {
    redis.pause();
    try {
      expect((await one.call('GET', '/api/v1/projects')).status).toBe(200);
      for (let time = 0; time < 2; time += 1) expect(await change()).toBeLessThan(5_000);
    } finally {
      redis.resume();
    }
    await isTold();
  });

  it('hear of each other after it was emptied', async () => {
    await redis.kill();
    await redis.start();
    await isTold();
  });

  it('start without it', async () => {
    await redis.kill();
    const third = await aLiveServer({ environment: { REDIS_URL: redis.url }, databaseUrl: one.databaseUrl });
    expect((await third.call('GET', '/health/ready')).body.status).toBe('degraded');
    expect((await third.snapshot()).status).toBe(200);
    await third.close();
    await redis.start();
    await waitFor(areUp);
  });
});
