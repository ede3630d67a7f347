import { findRedisServer, startRedis, waitFor } from '@guidon/test-kit';
import { afterEach, describe, expect, it } from 'vitest';
import { aRedisLink, type TestLink } from '../testing/a-redis.js';
import { aWatchedRedis } from '../testing/a-sentinel.js';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});
const kept = <T extends { close(): unknown }>(one: T): T => {
  opened.push(one);
  return one;
};

async function aStartedLink(url: string): Promise<TestLink> {
  const link = kept(aRedisLink(url));
  await link.start();
  return link;
}

/** Answers once what one says the other hears. */
async function talk(one: TestLink, other: TestLink): Promise<void> {
  const heard = new Set<string>();
  const cancel = other.subscribe('news', (text) => heard.add(text));
  await waitFor(
    async () => {
      await one.ask((client) => client.publish('news', 'hello'));
      return heard.size > 0;
    },
    { timeoutMs: 10_000, what: 'the news' },
  );
  cancel();
}

describe.skipIf(findRedisServer() === undefined)('Redis in a fleet', () => {
  it('is found through Sentinel, and again where a replica has taken over', async () => {
    const watched = kept(await aWatchedRedis());
    const [one, other] = [await aStartedLink(watched.url), await aStartedLink(watched.url)];
    await talk(one, other);
    await watched.failOver();
    await talk(one, other);
    expect(await waitFor(() => one.ask((client) => client.set('after', 'it writes')))).toBe('OK');
  }, 30_000);

  it('is asked and heard as a cluster', async () => {
    const node = kept(
      await startRedis({ listen: 'port', settings: ['cluster-enabled yes', 'cluster-announce-ip 127.0.0.1'] }),
    );
    const admin = await aStartedLink(node.url);
    await admin.ask((client) => client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383'));
    await waitFor(() => admin.ask((client) => client.cluster('INFO').then((info) => info.includes('state:ok'))));
    const url = `redis+cluster://127.0.0.1:${node.port}`;
    const [one, other] = [await aStartedLink(url), await aStartedLink(url)];
    expect(one.logs).toEqual([]);
    await one.ask((client) => client.set('a', '1'));
    expect(await other.ask((client) => client.get('a'))).toBe('1');
    await talk(one, other);
    node.pause();
    await waitFor(() => !one.isUp);
    expect(await one.ask((client) => client.get('a'))).toBeUndefined();
    node.resume();
    await talk(one, other);
  });
});
