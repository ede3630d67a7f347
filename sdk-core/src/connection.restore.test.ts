import type { Flag } from '@guidon/evaluator';
import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { aLiveClient, minuteMs, snapshot, versionOf } from './testing/live-client.js';
import type { Exchange } from './testing/simulated-network.js';
import { frame } from './testing/simulated-server.js';

/** It was told to fetch what has these flags, too, and its question waits for an answer. */
function aClientThatAsks(keys: readonly string[]) {
  const { world, client } = aLiveClient();
  const held: { backup: Map<string, Flag>; question?: Exchange } = { backup: new Map(world.server.flags) };
  world.server.announces = { afterMs: 10 };
  for (const key of keys) world.server.put(aFlag({ key }));
  world.network.handler = (exchange) => {
    if (exchange.request.url.endsWith(snapshot)) held.question = exchange;
    else world.server.handle(exchange);
  };
  world.clock.advance(100);
  expect(held.question).toBeDefined();
  world.network.handler = world.server.handle;
  return { world, client, held };
}

describe('the connection to a server that was restored or has failed over', () => {
  it('follows a restored server back, but only by its word', () => {
    const { world, client, events } = aLiveClient();
    const flags = new Map(world.server.flags);
    world.server.put(aFlag({ enabled: false }));
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(3);
    world.server.restore(1, flags);
    world.server.kill();
    world.server.isUp = true;
    world.clock.advance(2_000);
    expect(versionOf({ client })).toBe(1);
    expect(events.at(-1)).toEqual(['change', { flags: ['new-billing', 'later'], version: 1 }]);
  });

  it('follows a restored server back though an answer from before the restore comes after it', () => {
    const { world, client } = aLiveClient();
    const flags = new Map(world.server.flags);
    world.server.put(aFlag({ enabled: false }));
    world.server.put(aFlag({ key: 'later' }));
    const before = world.server.snapshot();
    world.clock.advance(100);
    const handle = world.server.handle;
    world.network.handler = (exchange) => {
      if (exchange.request.url.endsWith(snapshot)) exchange.answer(200, {}, JSON.stringify(before));
      else handle(exchange);
    };
    world.server.restore(1, flags);
    world.server.broadcast(frame('refetch', { version: 1, afterMs: 10, reset: true }));
    world.clock.advance(100);
    world.network.handler = handle;
    expect(versionOf({ client })).toBe(3);
    world.clock.advance(10_000);
    expect(versionOf({ client })).toBe(1);
  });

  it('fetches again where a node that has not noticed a failover answers with the state that was lost', () => {
    const { world, client } = aLiveClient();
    const backup = new Map(world.server.flags);
    world.server.announces = { afterMs: 10 };
    world.server.put(aFlag({ enabled: false }));
    const lost = world.server.snapshot();
    world.server.restore(1, backup);
    world.network.handler = (exchange) => {
      if (exchange.request.url.endsWith(snapshot)) exchange.answer(200, {}, JSON.stringify(lost));
      else world.server.handle(exchange);
    };
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(client.evaluate('later', 'u1', false)).toMatchObject({ version: 2, value: false });
    world.network.handler = world.server.handle;
    world.clock.advance(5_000);
    expect(client.evaluate('later', 'u1', false)).toMatchObject({ version: 2, value: true });
  });

  it('waits for no version that a failover has lost', () => {
    const { world, client } = aLiveClient();
    const backup = new Map(world.server.flags);
    world.server.announces = { afterMs: 10 };
    for (const key of ['one', 'two', 'three']) world.server.put(aFlag({ key }));
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(4);
    world.server.restore(1, backup);
    world.server.broadcast(frame('snapshot', { ...world.server.snapshot(), reset: true }));
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(2);
    const asked = world.network.attemptsAt(snapshot).length;
    world.clock.advance(minuteMs);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(asked);
  });

  it('waits for no version that a failover has lost, also where an answer takes it back', () => {
    const { world, client, held } = aClientThatAsks(['one', 'two', 'three']);
    world.server.restore(1, held.backup);
    world.server.put(aFlag({ key: 'later' }));
    held.question?.answer(200, {}, JSON.stringify({ ...world.server.snapshot(), reset: true }));
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(2);
    const asked = world.network.attemptsAt(snapshot).length;
    world.clock.advance(minuteMs);
    expect(world.network.attemptsAt(snapshot)).toHaveLength(asked);
  });

  it('waits for no answer to what the stream has answered meanwhile', () => {
    const { world, client, held } = aClientThatAsks(['one']);
    world.server.restore(1, held.backup);
    world.server.broadcast(frame('snapshot', { ...world.server.snapshot(), reset: true }));
    world.server.announces = undefined;
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(client.evaluate('later', 'u1', false)).toMatchObject({ version: 2, value: true });
  });

  it('asks by a new stream where it is told to fetch an older version than it holds', () => {
    const { world, client } = aLiveClient();
    const backup = new Map(world.server.flags);
    for (const key of ['one', 'two']) world.server.put(aFlag({ key }));
    world.clock.advance(100);
    world.server.restore(1, backup);
    world.server.announces = { afterMs: 10 };
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(versionOf({ client })).toBe(3);
    world.clock.advance(10_000);
    expect(client.evaluate('later', 'u1', false)).toMatchObject({ version: 2, value: true });
  });

  it('does not stay at the state that was lost where it is told of another one of its version', () => {
    const { world, client } = aLiveClient();
    const backup = new Map(world.server.flags);
    world.server.put(aFlag({ enabled: false }));
    world.clock.advance(100);
    world.server.restore(1, backup);
    world.server.announces = { afterMs: 10 };
    world.server.put(aFlag({ key: 'later' }));
    world.clock.advance(100);
    expect(client.evaluate('later', 'u1', false)).toMatchObject({ version: 2, value: true });
  });
});
