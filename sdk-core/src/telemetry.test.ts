import { describe, expect, it } from 'vitest';
import { aFlag } from './testing/builders.js';
import { SimulatedWorld } from './testing/simulated-world.js';

const telemetry = '/sdk/v1/telemetry';
const minuteMs = 60_000;

function aLiveClient() {
  const world = new SimulatedWorld(3);
  world.server.put(aFlag());
  const { client, events } = world.client();
  world.clock.advance(100);
  const ask = (times: number): void => {
    for (let index = 0; index < times; index += 1) client.isEnabled('new-billing', 'u1');
  };
  return { world, client, events, ask };
}

describe('telemetry', () => {
  it('goes out about once a minute, and where nothing was asked only to say that somebody is there', () => {
    const { world, ask } = aLiveClient();
    world.clock.advance(3_000);
    expect(world.server.reports).toMatchObject([{ sequence: 1, version: world.server.version, counts: [] }]);
    world.clock.advance(4 * minuteMs);
    expect(world.network.attemptsAt(telemetry)).toHaveLength(1);
    ask(3);
    world.clock.advance(2 * minuteMs);
    expect(world.network.attemptsAt(telemetry)).toHaveLength(2);
    expect(world.server.counted.get('new-billing/on')).toBe(3);
    world.clock.advance(60 * minuteMs);
    const signs = world.network.attemptsAt(telemetry).length - 2;
    expect(signs).toBeGreaterThanOrEqual(8);
    expect(signs).toBeLessThanOrEqual(12);
  });

  it('says nothing of itself before the server was heard', () => {
    const world = new SimulatedWorld(3);
    world.server.isUp = false;
    world.client();
    world.clock.advance(60 * minuteMs);
    world.server.isUp = true;
    world.clock.advance(5 * minuteMs);
    expect(world.server.reports[0]).toMatchObject({ counts: [], version: world.server.version });
  });

  it('brings a sample of contexts while the server wishes for one, and without private attributes', () => {
    const { world, client } = aLiveClient();
    const askAll = () => {
      for (let index = 0; index < 500; index += 1)
        client.isEnabled('new-billing', { userId: `u${index}`, email: 'x@y', tags: ['a'] });
      world.clock.advance(2 * minuteMs);
    };
    askAll();
    world.server.wish = { sample: { contexts: 3, privateAttributes: ['email'] } };
    askAll();
    askAll();
    world.server.wish = {};
    askAll();
    askAll();
    const sent = world.server.reports.map(({ contexts }) => contexts).filter((contexts) => contexts !== undefined);
    const three = [0, 1, 2].map((index) => ({ userId: `u${index}`, tags: ['a'] }));
    expect(sent).toEqual([three, three]);
    expect(world.server.counted.get('new-billing/on')).toBe(2_500);
  });

  it('is counted once though the answer was lost', () => {
    const { world, ask } = aLiveClient();
    const handle = world.server.handle;
    world.network.handler = (exchange) => {
      if (exchange.request.url.endsWith(telemetry)) {
        handle(Object.assign(Object.create(exchange), { answer: () => exchange.cut('lost') }));
      } else handle(exchange);
    };
    ask(5);
    world.clock.advance(5 * minuteMs);
    expect(world.network.attemptsAt(telemetry).length).toBeGreaterThan(1);
    world.network.handler = handle;
    ask(2);
    world.clock.advance(5 * minuteMs);
    expect(world.server.counted.get('new-billing/on')).toBe(7);
  });

  it('loses nothing through a day without the server, and sends it in a bounded number of reports', () => {
    const { world, ask } = aLiveClient();
    world.server.kill();
    for (let hour = 0; hour < 48; hour += 1) {
      ask(10);
      world.clock.advance(60 * minuteMs);
    }
    world.server.isUp = true;
    world.clock.advance(5 * minuteMs);
    expect(world.server.counted.get('new-billing/on')).toBe(480);
    expect(world.network.attemptsAt(telemetry).length).toBeLessThan(48 * 60 * 2);
  });

  it('drops a report that the server will never take, and says so', () => {
    const { world, events, ask } = aLiveClient();
    world.server.statuses.set(telemetry, { status: 413 });
    ask(3);
    world.clock.advance(2 * minuteMs);
    world.server.statuses.clear();
    ask(4);
    world.clock.advance(3 * minuteMs);
    expect(world.server.counted.get('new-billing/on')).toBe(4);
    expect(events.at(-1)).toMatchObject(['error', { kind: 'telemetry' }]);
  });

  it('comes no earlier than a full server asks', () => {
    const { world, ask } = aLiveClient();
    world.server.statuses.set(telemetry, { status: 429, headers: { 'retry-after': '300' } });
    ask(3);
    world.clock.advance(20 * minuteMs);
    expect(world.network.attemptsAt(telemetry).length).toBeLessThanOrEqual(5);
    world.server.statuses.clear();
    world.clock.advance(6 * minuteMs);
    expect(world.server.counted.get('new-billing/on')).toBe(3);
  });
});
