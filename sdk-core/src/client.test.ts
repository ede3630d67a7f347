import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { MemoryCache } from './testing/memory-cache.js';
import { frame, patchFrame } from './testing/simulated-server.js';
import { SimulatedWorld } from './testing/simulated-world.js';

function aWorld() {
  const world = new SimulatedWorld();
  world.server.put(aFlag());
  return world;
}

describe('a client', () => {
  it('is ready with the first data, and says so once', async () => {
    const world = aWorld();
    const { client, names } = world.client();
    expect(client.isEnabled('new-billing', 'u1')).toBe(false);
    world.clock.advance(100);
    expect(await client.ready()).toEqual({ source: 'stream', version: 1 });
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
    expect(names()).toEqual(['live', 'ready', 'change']);
  });

  it('takes a change as soon as it arrives', () => {
    const world = aWorld();
    const { client, events } = world.client();
    world.clock.advance(100);
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(world.network.latencyMs);
    expect(client.isEnabled('new-billing', { userId: 'u1' })).toBe(false);
    expect(events.at(-1)).toEqual(['change', { flags: ['new-billing'], version: 2 }]);
    expect(world.network.attemptsAt('/sdk/v1/snapshot')).toHaveLength(1);
  });

  it('says how far a decision can be trusted', () => {
    const world = aWorld();
    const { client } = world.client();
    const unknown = { value: 3, variant: null, reason: 'FLAG_NOT_FOUND' };
    expect(client.evaluate('size', 'u1', 3)).toEqual({ ...unknown, version: 0, source: 'default', stale: true });
    world.clock.advance(100);
    expect(client.evaluate('size', 'u1', 3)).toEqual({ ...unknown, version: 1, source: 'stream', stale: false });
    expect([...client.all('u1')].map(([key, { value }]) => [key, value])).toEqual([['new-billing', true]]);
  });

  it('is ready in time though nobody answers, and comes to life when somebody does', async () => {
    const world = aWorld();
    world.server.isUp = false;
    const { client, names } = world.client();
    const ready = client.ready();
    world.clock.advance(2_000);
    expect(await ready).toEqual({ source: 'default', version: 0 });
    world.server.isUp = true;
    world.clock.advance(10_000);
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
    expect(names()).toEqual(['error', 'ready', 'live', 'change']);
  });

  it('decides from its last good copy at once, before any network', () => {
    const world = aWorld();
    const cache = new MemoryCache(JSON.stringify(world.server.snapshot()));
    const { client } = world.client({ bootstrap: { ...world.server.snapshot(), flags: [] } }, cache);
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, source: 'cache', stale: true });
    world.clock.advance(100);
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, source: 'stream', stale: false });
    expect(world.network.attempts[0]?.headers['if-none-match']).toContain(`"s.gzip.${world.server.id}"`);
  });

  it('hands a page the decisions that are visible to clients, without counting them', () => {
    const world = aWorld();
    world.server.put(aFlag({ key: 'shown', clientVisible: true }));
    const { client } = world.client();
    expect(client.bootstrap('u1')).toMatchObject({ format: 1, version: 0, flags: {} });
    world.clock.advance(100);
    const shown = { value: true, variant: 'on', reason: 'FALLTHROUGH' };
    expect(client.bootstrap({ userId: 'u1' })).toMatchObject({ version: 2, flags: { shown } });
    expect(Object.keys(client.bootstrap('u1').flags)).toEqual(['shown']);
    world.clock.advance(120_000);
    expect([...world.server.counted]).toEqual([]);
  });

  it('falls back on the bootstrap where the copy is of no use, and tells why', async () => {
    const world = aWorld();
    const { client, events } = world.client({ bootstrap: world.server.snapshot() }, new MemoryCache('{"torn'));
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({
      value: true,
      source: 'bootstrap',
      stale: true,
    });
    await Promise.resolve();
    expect(events).toMatchObject([['error', { kind: 'cache' }]]);
  });

  it('keeps its copy at most a second behind, and writes what is left when it closes', async () => {
    const world = aWorld();
    const cache = new MemoryCache();
    const { client } = world.client({}, cache);
    world.clock.advance(1_100);
    expect(JSON.parse(cache.text ?? '')).toMatchObject({ version: 1 });
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(10);
    await client.close();
    expect(JSON.parse(cache.text ?? '')).toMatchObject({ version: 2 });
  });

  it('tells when values are no longer kept current, and when they are again', () => {
    const world = aWorld();
    const { client, events } = world.client();
    world.clock.advance(100);
    world.server.kill();
    world.clock.advance(89_000);
    expect(client.evaluate('new-billing', 'u1', false).stale).toBe(false);
    world.clock.advance(2_000);
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, stale: true });
    expect(events.at(-1)).toEqual(['stale', { source: 'stream', version: 1 }]);
    world.server.isUp = true;
    world.clock.advance(31_000);
    expect(events.at(-1)).toMatchObject(['live', { version: 1 }]);
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ source: 'stream', stale: false });
  });

  it('tells of an outage once, not at every attempt', () => {
    const world = aWorld();
    const { names } = world.client();
    world.clock.advance(100);
    world.server.kill();
    world.clock.advance(600_000);
    expect(names().filter((name) => name === 'error')).toHaveLength(2);
  });

  it('goes on where a listener throws', () => {
    const world = aWorld();
    const { client } = world.client();
    for (const name of ['ready', 'change', 'live', 'error', 'stale'] as const) {
      client.on(name, () => {
        throw new Error('theirs');
      });
    }
    world.clock.advance(100);
    world.server.put(aFlag({ enabled: false }));
    world.server.broadcast(frame('patch', []));
    world.clock.advance(10_000);
    expect(client.evaluate('new-billing', 'u1', true)).toMatchObject({ value: false, version: 2, stale: false });
  });

  it('may be closed from any listener, and then says and asks nothing more', async () => {
    for (const name of ['change', 'live', 'ready', 'error'] as const) {
      const world = aWorld();
      world.server.isUp = name !== 'error';
      const { client, events } = world.client();
      const closed = new Promise<void>((resolve) => client.on(name, () => resolve(client.close())));
      world.clock.advance(100);
      await closed;
      const asked = world.network.attempts.length;
      const told = events.length;
      world.server.put(aFlag({ enabled: false }));
      world.server.broadcast(frame('patch', {}));
      world.clock.advance(600_000);
      expect([world.network.attempts.length, events.length]).toEqual([asked, told]);
    }
  });

  it('leaves nothing behind when it is closed, and still answers', async () => {
    const world = aWorld();
    const idle = world.clock.pending;
    const { client } = world.client();
    world.clock.advance(100);
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
    const closed = client.close();
    expect(client.close()).toBe(closed);
    world.clock.advance(100);
    await closed;
    expect(world.clock.pending).toBe(idle);
    expect([...world.network.open.values()]).toEqual([0, 0, 0]);
    expect(world.server.counted).toEqual(new Map([['new-billing/on', 1]]));
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, stale: true });
  });

  it('closes within 2 s though the server hangs', async () => {
    const world = aWorld();
    const { client } = world.client();
    world.clock.advance(100);
    client.isEnabled('new-billing', 'u1');
    world.network.handler = () => undefined;
    const closed = client.close();
    world.clock.advance(2_000);
    await closed;
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
  });

  it('resolves ready when it is closed before anything came', async () => {
    const world = aWorld();
    const { client } = world.client();
    const ready = client.ready();
    void client.close();
    expect(await ready).toEqual({ source: 'default', version: 0 });
  });

  it('sets a malformed flag aside, tells it, and keeps its last good version', async () => {
    const world = aWorld();
    const { client, events } = world.client();
    world.clock.advance(100);
    world.server.put({ ...aFlag({ enabled: true }), fallthrough: { variant: 'nowhere' } });
    world.clock.advance(100);
    await Promise.resolve();
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
    expect(events.at(-1)).toMatchObject(['error', { kind: 'flag' }]);
  });

  it('ignores events and properties of a later protocol without reconnecting', () => {
    const world = aWorld();
    const { client } = world.client();
    world.clock.advance(100);
    world.server.broadcast(frame('weather', { sunny: true }));
    world.server.broadcast('event: weather\ndata: {{{\n\nretry: 5\nsky: blue\n\n');
    const patch = world.server.put(aFlag({ enabled: false }));
    world.server.broadcast(patchFrame({ ...patch, weather: 'sunny' } as typeof patch));
    world.clock.advance(100);
    expect(client.evaluate('new-billing', 'u1', true)).toMatchObject({ value: false, version: 2 });
    expect(world.network.attempts).toHaveLength(2);
  });
});
