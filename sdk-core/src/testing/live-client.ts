import { aFlag } from './builders.js';
import { SimulatedWorld } from './simulated-world.js';

export const stream = '/sdk/v1/stream';
export const snapshot = '/sdk/v1/snapshot';
export const minuteMs = 60_000;

/** A client that is live at version 1. */
export function aLiveClient(seed?: number) {
  const world = new SimulatedWorld(seed);
  world.server.put(aFlag());
  const observed = world.client();
  world.clock.advance(100);
  return { world, ...observed };
}

export const versionOf = ({ client }: { client: ReturnType<typeof aLiveClient>['client'] }) =>
  client.evaluate('x', 'u1', 0).version;
