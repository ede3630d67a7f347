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
  it('goes out about once a minute, and not at all where nothing was asked', () => {
    const { world, ask } = aLiveClient();
    world.clock.advance(10 * minuteMs);
    expect(world.network.attemptsAt(telemetry)).toHaveLength(0);
    ask(3);
    world.clock.advance(2 * minuteMs);
    expect(world.network.attemptsAt(telemetry)).toHaveLength(1);
    expect(world.server.counted.get('new-billing/on')).toBe(3);
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
