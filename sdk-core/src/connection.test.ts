import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { aLiveClient, minuteMs, snapshot, stream, versionOf } from './testing/live-client.js';
import { frame, patchFrame } from './testing/simulated-server.js';
import { SimulatedWorld } from './testing/simulated-world.js';

const telemetry = '/sdk/v1/telemetry';

function idAtVersion1(): string {
  const { server } = new SimulatedWorld();
  server.put(aFlag());
  return server.id;
}

describe('the connection', () => {
  it('asks for what it missed, and nothing else, after a cut', () => {
    const { world, client } = aLiveClient();
    world.server.kill();
    world.server.isUp = true;
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(1_100);
    expect(versionOf({ client })).toBe(2);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(1);
    expect(world.network.attemptsAt(stream).at(-1)?.headers['last-event-id']).toMatch(/^1-/);
  });

  it('reconnects when a half-open connection falls silent', () => {
    const { world, client } = aLiveClient();
    const [lost] = world.server.streams;
    world.server.streams.clear();
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(minuteMs);
    expect(versionOf({ client })).toBe(2);
    expect(lost?.isOpen).toBe(false);
  });

  it('fetches a snapshot while the stream stays open where a patch leaves a gap, and applies what came meanwhile', () => {
    const { world, client, events } = aLiveClient();
    const frames = [...world.server.streams];
    world.server.streams.clear();
    world.server.put(aFlag({ key: 'lost' }));
    for (const one of frames) world.server.streams.add(one);
    world.server.put(aFlag({ key: 'second' }));
    world.clock.advance(world.network.latencyMs + 1);
    world.server.put(aFlag({ key: 'third' }));
    world.clock.advance(1_000);
    expect(versionOf({ client })).toBe(4);
    expect([...client.all('u1').keys()]).toEqual(['new-billing', 'lost', 'second', 'third']);
    expect(world.network.attemptsAt(stream)).toHaveLength(1);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(2);
    expect(events.filter(([name]) => name === 'error')).toEqual([]);
  });

  it('fetches an announced snapshot at the moment that the server drew for it', () => {
    const { world, client } = aLiveClient();
    world.server.announces = { afterMs: 800 };
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(800);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(1);
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(2);
    expect(world.network.attemptsAt(stream)).toHaveLength(1);
  });

  it('goes on asking for an announced snapshot until it has it', () => {
    const { world, client } = aLiveClient();
    world.server.announces = { afterMs: 10 };
    world.server.statuses.set(snapshot, { status: 500 });
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(10_000);
    expect(versionOf({ client })).toBe(1);
    world.server.statuses.clear();
    world.clock.advance(30_000);
    expect(versionOf({ client })).toBe(2);
    expect(world.network.attemptsAt(stream)).toHaveLength(1);
  });

  it('comes again when a server that leaves said, and takes no offence', () => {
    const { world, names } = aLiveClient();
    world.server.broadcast(frame('bye', { afterMs: 5_000 }));
    world.clock.advance(4_900);
    expect(world.network.attemptsAt(stream)).toHaveLength(1);
    world.clock.advance(1_200);
    expect(world.network.attemptsAt(stream)).toHaveLength(2);
    expect(names()).not.toContain('error');
  });

  it('does not spin where a server says good-bye each time', () => {
    const { world } = aLiveClient();
    const handle = world.server.handle;
    world.network.handler = (exchange) => {
      handle(exchange);
      world.server.broadcast(frame('bye', { afterMs: 0 }));
    };
    world.server.kill();
    world.server.isUp = true;
    world.clock.advance(10 * minuteMs);
    expect(world.network.attemptsAt(stream).length).toBeLessThan(800);
  });

  it.each([
    ['an event that is no JSON', 'event: patch\ndata: {"from"\n\n'],
    ['a patch of another format', frame('patch', { format: 2, from: idAtVersion1(), version: 2, digest: 'y' })],
    ['a snapshot that is none', frame('snapshot', { flags: 3 })],
    ['an endless line', `data: ${'x'.repeat(200_000)}`],
  ])('keeps its state and reconnects once, by a snapshot, after %s', (_name, text) => {
    const { world, client, events } = aLiveClient();
    world.server.broadcast(text);
    world.clock.advance(5 * minuteMs);
    expect(client.isEnabled('new-billing', 'u1')).toBe(true);
    expect(world.network.attemptsAt(stream)).toHaveLength(2);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(2);
    expect(events.filter(([name]) => name === 'error')).toMatchObject([['error', { kind: 'protocol' }]]);
  });

  it('reconnects, and does not ask again and again, where a patch follows on nothing that the server has', () => {
    const { world, client } = aLiveClient();
    world.server.broadcast(frame('patch', { format: 1, from: '7-x', version: 8, digest: 'y' }));
    world.clock.advance(5 * minuteMs);
    expect(versionOf({ client })).toBe(1);
    expect(world.network.attemptsAt(stream)).toHaveLength(2);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(3);
  });

  it('stays where it is when the stream is a little behind the snapshot', () => {
    const { world, client } = aLiveClient();
    const [, ...later] = [aFlag({ key: 'a' }), aFlag({ key: 'b' }), aFlag({ key: 'c' })];
    const held = [...world.server.streams];
    world.server.streams.clear();
    world.server.put(aFlag({ key: 'a' }));
    const patches = later.map((flag) => world.server.put(flag));
    for (const one of held) world.server.streams.add(one);
    for (const patch of patches) {
      world.server.broadcast(patchFrame(patch));
      world.clock.advance(1_000);
    }
    world.clock.advance(minuteMs);
    expect(versionOf({ client })).toBe(4);
    expect(world.network.attemptsAt(stream)).toHaveLength(1);
  });

  it('slows down to minutes where its key is refused, keeps its state, and recovers by itself', () => {
    const { world, client, events } = aLiveClient();
    for (const path of [stream, snapshot]) world.server.statuses.set(path, { status: 401 });
    world.server.kill();
    world.server.isUp = true;
    world.clock.advance(10 * minuteMs);
    expect(world.network.attemptsAt(stream).length).toBeLessThanOrEqual(6);
    expect(client.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, stale: true });
    expect(events.filter(([name]) => name === 'error').at(-1)).toMatchObject([
      'error',
      { kind: 'unauthorized', status: 401 },
    ]);
    world.server.statuses.clear();
    world.clock.advance(5 * minuteMs);
    expect(client.evaluate('new-billing', 'u1', false).stale).toBe(false);
  });

  it('waits as long as a full server asks', () => {
    const { world } = aLiveClient();
    world.server.statuses.set(stream, { status: 503, headers: { 'retry-after': '7' } });
    world.server.kill();
    world.server.isUp = true;
    world.clock.advance(20_000);
    const [, ...again] = world.network.attemptsAt(stream).map(({ atMs }) => atMs);
    expect(again.length).toBeGreaterThanOrEqual(2);
    for (const [index, atMs] of again.slice(1).entries())
      expect(atMs - (again[index] ?? 0)).toBeGreaterThanOrEqual(7_000);
  });

  it.each([
    ['the stream refuses', { status: 500 }],
    ['nothing answers', undefined],
  ])('does not storm when %s for an hour: one attempt at a time, spread by the backoff', (_name, fault) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { world } = aLiveClient(seed);
      world.server.kill();
      if (fault !== undefined) {
        world.server.isUp = true;
        for (const path of [stream, snapshot]) world.server.statuses.set(path, fault);
      }
      const before = world.network.attempts.length;
      const idleTimers = world.clock.pending;
      let mostTimers = 0;
      for (let second = 0; second < 3_600; second += 1) {
        world.clock.advance(1_000);
        mostTimers = Math.max(mostTimers, world.clock.pending);
      }
      // Full jitter below 30 s is 15 s on average: 240 an hour.
      const attempts = world.network.attempts.slice(before).filter(({ path }) => path !== telemetry).length;
      expect(attempts).toBeLessThan(320);
      expect(attempts).toBeGreaterThan(180);
      // What was to be reported is tried once a minute.
      expect(world.network.attempts.length - before - attempts).toBeLessThan(100);
      expect(world.network.mostOpen).toBe(1);
      expect(mostTimers - idleTimers).toBeLessThanOrEqual(3);
    }
  });

  it('wakes from a standstill of minutes with one attempt', () => {
    const { world, client } = aLiveClient();
    world.server.kill();
    world.clock.advance(5);
    world.server.isUp = true;
    const before = world.network.attempts.length;
    world.clock.suspend(300_000);
    world.clock.advance(5_000);
    expect(world.network.attempts.length - before).toBeLessThanOrEqual(2);
    expect(client.evaluate('x', 'u1', 0).stale).toBe(false);
  });

  it('takes no notice of a clock on the wall that jumps by hours or by years, back and forth', () => {
    const attemptsWith = (errors: readonly number[]) => {
      const { world, client } = aLiveClient(11);
      const stale: boolean[] = [];
      for (let second = 0; second < 1_200; second += 1) {
        world.epochErrorMs = errors[second % errors.length] ?? 0;
        if (second === 100) world.server.kill();
        if (second === 700) world.server.isUp = true;
        world.clock.advance(1_000);
        stale.push(client.evaluate('x', 'u1', 0).stale);
      }
      return { attempts: world.network.attempts.map(({ atMs, path }) => [atMs, path]), stale };
    };
    const tenYearsMs = 10 * 365 * 86_400_000;
    expect(attemptsWith([0, 3_600_000, -3_600_000, tenYearsMs, -tenYearsMs])).toEqual(attemptsWith([0]));
  });

  it('comes back within seconds of the server, a thousand times in a row', () => {
    const { world, client } = aLiveClient(7);
    const timers = world.clock.pending;
    const waits: number[] = [];
    for (let round = 2; round < 1_002; round += 1) {
      world.server.kill();
      world.server.put(aFlag({ enabled: round % 2 === 0 }));
      world.clock.advance(world.random() * 1_500);
      world.server.isUp = true;
      const startMs = world.clock.nowMs;
      expect(world.clock.advanceUntil(() => versionOf({ client }) === round, 30_000)).toBe(true);
      waits.push(world.clock.nowMs - startMs);
    }
    expect(Math.max(...waits)).toBeLessThan(5_000);
    expect(world.clock.pending).toBe(timers);
    expect(world.network.open.get(stream)).toBe(1);
  });
});
