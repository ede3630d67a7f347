import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { aLiveClient, minuteMs, snapshot, stream, versionOf } from './testing/live-client.js';
import { SimulatedWorld } from './testing/simulated-world.js';

describe('a connection that polls', () => {
  it('polls where something between forbids streams, though not the key', () => {
    const { world, client } = aLiveClient();
    world.server.statuses.set(stream, { status: 403 });
    world.server.kill();
    world.server.isUp = true;
    world.server.put(aFlag({ enabled: false }));
    expect(world.clock.advanceUntil(() => versionOf({ client }) === 2, minuteMs)).toBe(true);
    world.clock.advance(3 * minuteMs);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'poll', stale: false });
  });

  it('polls where streams are refused, and returns to the stream when they are not', () => {
    const { world, client } = aLiveClient();
    world.server.statuses.set(stream, { status: 404 });
    world.server.kill();
    world.server.isUp = true;
    world.server.put(aFlag({ enabled: false }));
    expect(world.clock.advanceUntil(() => versionOf({ client }) === 2, 2 * minuteMs)).toBe(true);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'poll', stale: false });
    world.clock.advance(10 * minuteMs);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'poll', stale: false });
    world.server.statuses.clear();
    world.clock.advance(6 * minuteMs);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'stream', stale: false });
  });

  it('is never out of date for longer than a minute where streams open but bring nothing', () => {
    const world = new SimulatedWorld();
    world.server.put(aFlag());
    world.server.isMute = true;
    const { client, names } = world.client();
    world.clock.advance(100);
    for (let change = 2; change < 30; change += 1) {
      world.server.put(aFlag({ key: `flag-${change}` }));
      expect(world.clock.advanceUntil(() => versionOf({ client }) === change, minuteMs)).toBe(true);
    }
    expect(names()).not.toContain('stale');
    world.server.isMute = false;
    world.clock.advance(6 * minuteMs);
    expect(client.evaluate('x', 'u1', 0).source).toBe('stream');
  });

  it('comes back to the stream at once with a server that was away while it polled', () => {
    const { world, client } = aLiveClient();
    world.server.statuses.set(stream, { status: 404 });
    world.server.kill();
    world.server.isUp = true;
    world.clock.advance(2 * minuteMs);
    world.server.kill();
    world.server.statuses.clear();
    world.clock.advance(2 * minuteMs);
    world.server.isUp = true;
    world.clock.advance(minuteMs);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'stream', stale: false });
  });

  it('only polls where it was told to', () => {
    const world = new SimulatedWorld();
    world.server.put(aFlag());
    const { client } = world.client({ streaming: false });
    world.clock.advance(100);
    expect(client.evaluate('x', 'u1', 0)).toMatchObject({ source: 'poll', version: 1, stale: false });
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(33_000);
    expect(versionOf({ client })).toBe(2);
    world.clock.advance(60 * minuteMs);
    expect(world.network.attemptsAt(stream)).toHaveLength(0);
    expect(world.network.attemptsAt(snapshot).length).toBeLessThan(140);
  });
});
