import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aRedisLink, type TestLink } from '../testing/a-redis.js';

describe.skipIf(findRedisServer() === undefined)('a link to Redis', () => {
  let redis: TestRedis;
  let link: TestLink;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    link = aRedisLink(redis.url);
    await link.start();
  });
  afterEach(() => link.close());

  const echo = () => link.ask((client) => client.echo('here'));

  it('is up once it has started, and asks', async () => {
    expect([link.isUp, await echo(), link.logs]).toEqual([true, 'here', []]);
  });

  it('answers undefined where Redis refuses, says so once, and goes on', async () => {
    await link.ask((client) => client.set('text', 'a'));
    for (let time = 0; time < 3; time += 1) expect(await link.ask((client) => client.incr('text'))).toBeUndefined();
    expect([link.isUp, await echo(), link.logs.length]).toEqual([true, 'here', 1]);
  });

  it('hears what others publish, again after Redis was killed', async () => {
    const other = aRedisLink(redis.url);
    await other.start();
    const heard: string[] = [];
    link.subscribe('news', (text) => heard.push(text));
    const cancel = link.subscribe('news', () => heard.push('never'));
    cancel();
    const says = async (text: string) => {
      await other.ask((client) => client.publish('news', text));
      return heard.includes(text);
    };
    await waitFor(() => says('one'));
    await redis.kill();
    await waitFor(() => !link.isUp && !other.isUp);
    expect([await echo(), await says('lost')]).toEqual([undefined, false]);
    await redis.start();
    await waitFor(() => says('two'));
    expect(heard).not.toContain('never');
    other.close();
  });

  it('tells of each outage once, and of its end, however long it takes', async () => {
    let ups = 0;
    link.onUp(() => {
      ups += 1;
    });
    await redis.kill();
    await waitFor(() => !link.isUp);
    for (let time = 0; time < 50; time += 1) await echo();
    await redis.start();
    await waitFor(() => link.isUp);
    expect(link.logs).toEqual([expect.stringContaining('does not answer'), 'Redis answers again']);
    expect(ups).toBe(1);
  });

  it('lets one command wait for a Redis that hangs, and none after it', async () => {
    redis.pause();
    try {
      expect(await echo()).toBeUndefined();
      expect(link.isUp).toBe(false);
      const begunAt = performance.now();
      for (let time = 0; time < 1_000; time += 1) expect(await echo()).toBeUndefined();
      expect(performance.now() - begunAt).toBeLessThan(400);
    } finally {
      redis.resume();
    }
    await waitFor(() => link.isUp);
    expect(await echo()).toBe('here');
  });

  it('finds out by itself that Redis hangs, and that it is back', async () => {
    redis.pause();
    await waitFor(() => !link.isUp);
    redis.resume();
    await waitFor(() => link.isUp);
  });

  it('starts without Redis, and takes it when it comes', async () => {
    await redis.kill();
    const early = aRedisLink(redis.url);
    await early.start();
    expect([early.isUp, early.logs]).toEqual([false, [expect.stringContaining('does not answer')]]);
    await redis.start();
    await waitFor(() => early.isUp);
    early.close();
  });
});
