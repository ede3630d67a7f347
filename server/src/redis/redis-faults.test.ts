import { type FaultProxy, type FaultSettings, faultProxy } from '@guidon/fault-tools';
import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRedisLink, type TestLink } from '../testing/a-redis.js';
import { aWatchedRedis } from '../testing/a-sentinel.js';
import { heldMemory } from '../testing/held-memory.js';
import { type TwoNodesOnRedis, twoNodesOnRedis } from '../testing/two-nodes-on-redis.js';

const allWell = { mode: 'pass' } as const;
const cutOff = { mode: 'blackhole' } as const;

describe.skipIf(findRedisServer() === undefined)('behind a network that fails, Redis', () => {
  let redis: TestRedis;
  let proxy: FaultProxy;
  const suffer = (settings: Partial<FaultSettings>) => Object.assign(proxy.settings, settings);
  const url = () => `redis://127.0.0.1:${proxy.port}`;

  beforeAll(async () => {
    redis = await startRedis({ listen: 'port' });
    proxy = await faultProxy({ upstream: { port: redis.port } });
  });
  afterAll(async () => {
    await proxy.close();
    await redis.close();
  });

  describe('shared by two nodes', () => {
    let nodes: TwoNodesOnRedis;
    beforeAll(async () => {
      nodes = await twoNodesOnRedis(url());
    });
    afterAll(() => nodes.close());

    it.each<readonly [what: string, settings: Partial<FaultSettings>]>([
      ['is slow', { mode: 'latency', latencyMs: 150 }],
      ['is slower than anybody waits for', { mode: 'latency', latencyMs: 1_000 }],
      ['is cut off', cutOff],
      ['refuses', { mode: 'refuse' }],
    ])(
      'fails no request where it %s: nodes say so, hear of changes by looking, and at once when it is well',
      async (_what, settings) => {
        await nodes.isTold();
        suffer(settings);
        if (settings.mode === 'refuse') proxy.cut();
        const asking = nodes.ask();
        await waitFor(async () => (await nodes.readiness()).every(([, says]) => says === 'degraded'));
        const statuses = [...(await asking), ...(await nodes.ask())];
        expect(statuses.filter((status) => status !== 200)).toEqual([]);
        expect(await nodes.change()).toBeLessThan(5_000);
        expect(await nodes.readiness()).toEqual([
          [200, 'degraded'],
          [200, 'degraded'],
        ]);
        suffer(allWell);
        await nodes.isTold();
      },
    );

    it('is emptied, and nobody notices', async () => {
      await nodes.isTold();
      const admin = await aLink();
      await admin.ask((client) => client.flushall());
      admin.close();
      expect((await nodes.ask()).filter((status) => status !== 200)).toEqual([]);
      await nodes.isTold();
    });
  });

  it('fails no request while it fails over, and tells of changes again once a replica has taken over', async () => {
    const watched = await aWatchedRedis();
    const nodes = await twoNodesOnRedis(watched.url);
    await nodes.isTold();
    const failingOver = watched.failOver();
    let isOver = false;
    void failingOver.finally(() => {
      isOver = true;
    });
    const statuses: number[] = [];
    while (!isOver) {
      statuses.push(...(await nodes.ask()));
      expect(await nodes.change()).toBeLessThan(5_000);
    }
    await failingOver;
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    await nodes.isTold();
    await nodes.close();
    await watched.close();
  }, 60_000);

  it('that is slow is waited for once by those who could do without, and by none after them', async () => {
    const link = await aLink(50);
    suffer({ mode: 'latency', latencyMs: 100 });
    expect(await link.askBriefly((client) => client.echo('late'))).toBeUndefined();
    expect([link.isUp, link.isSlow]).toEqual([true, true]);
    const asking = Promise.all(Array.from({ length: 1_000 }, () => link.askBriefly((client) => client.echo('late'))));
    // Before anything could have come from anywhere.
    const soon = new Promise((resolve) => setImmediate(() => resolve('soon')));
    expect(await Promise.race([asking.then((answers) => answers.length), soon])).toBe(1_000);
    suffer(allWell);
    await waitFor(() => !link.isSlow);
    link.close();
  });

  it('that was cut off is taken again within seconds, whatever was under way', async () => {
    const links = await Promise.all(Array.from({ length: 6 }, () => aLink()));
    const areAll = (isUp: boolean) => waitFor(() => links.every((link) => link.isUp === isUp));
    for (const given of ['at once', 'when the connections were given up', 'at once', 'when they were again']) {
      suffer(cutOff);
      await areAll(false);
      if (given.startsWith('when')) await waitFor(() => proxy.connections === 0);
      suffer(allWell);
      await areAll(true);
    }
    for (const link of links) link.close();
  });

  it('that is cut off costs no memory, however much there was to tell', async () => {
    const link = await aLink();
    const publish = () => link.ask((client) => client.publish('news', 'x'.repeat(200)));
    const many = () => Promise.all(Array.from({ length: 5_000 }, publish));
    await many();
    suffer(cutOff);
    await many();
    await waitFor(() => !link.isUp);
    const before = heldMemory();
    for (let time = 0; time < 4; time += 1) await many();
    const after = heldMemory();
    expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(2 ** 20);
    suffer(allWell);
    await waitFor(() => link.isUp);
    link.close();
  });

  async function aLink(patienceMs?: number): Promise<TestLink> {
    const link = aRedisLink(url(), patienceMs);
    await link.start();
    return link;
  }
});
