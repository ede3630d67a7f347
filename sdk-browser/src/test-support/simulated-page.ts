import type { ClientEvents } from '@guidon/sdk-core';
import type { SimulatedClock } from '../../../sdk-core/src/testing/simulated-clock.js';
import { SimulatedNetwork } from '../../../sdk-core/src/testing/simulated-network.js';
import type { GuidonClient } from '../client.js';
import { connection } from '../connection.js';
import { localEngine } from '../local-engine.js';
import { makeClient } from '../make-client.js';
import type { ClientOptions } from '../options.js';
import { remoteConnection } from '../remote-connection.js';
import { remoteEngine } from '../remote-engine.js';
import type { World } from '../world.js';
import { SimulatedBrowser } from './simulated-browser.js';
import { SimulatedServer } from './simulated-server.js';

export type Mode = 'local' | 'remote';

export const url = 'http://guidon.test';
export const clientKey = 'guidon_client_x';

/** A browser, a network and a server, and the clients that a test opens in pages of that browser. */
export class SimulatedSite {
  readonly browser: SimulatedBrowser;
  readonly network: SimulatedNetwork;
  readonly server = new SimulatedServer();
  readonly random: () => number;

  constructor(seed = 1) {
    this.browser = new SimulatedBrowser(seed);
    this.network = new SimulatedNetwork(this.browser.clock);
    this.network.handler = this.server.handle;
    this.random = this.browser.random;
    this.#heartbeats();
  }

  get clock(): SimulatedClock {
    return this.browser.clock;
  }

  /** A page of its own unless a world is given. */
  client(mode: Mode, options: Partial<ClientOptions> = {}, given?: Partial<World>): ObservedClient {
    const tab = this.browser.open();
    const world: World = {
      ...tab.world,
      open: (request, handlers) => this.network.connect(request, handlers),
      ...given,
    };
    const all = { url, clientKey, context: { userId: 'u1' }, ...options };
    const client =
      mode === 'local'
        ? makeClient(all, world, mode, localEngine, connection)
        : makeClient(all, world, mode, remoteEngine, remoteConnection);
    return { ...observed(client), tab, world };
  }

  /** Time passes, and what awaits promises gets its turn. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
  }

  #heartbeats(): void {
    this.clock.schedule(15_000, () => {
      this.server.broadcast(':\n\n');
      this.#heartbeats();
    });
  }
}

export interface ObservedClient {
  readonly client: GuidonClient;
  /** What happened, in order: the event's name and what it carried. */
  readonly events: readonly (readonly [keyof ClientEvents, unknown])[];
  readonly names: () => readonly string[];
  readonly tab: ReturnType<SimulatedBrowser['open']>;
  readonly world: World;
}

const eventNames = ['ready', 'change', 'stale', 'live', 'error'] as const;

function observed(client: GuidonClient) {
  const events: [keyof ClientEvents, unknown][] = [];
  for (const name of eventNames) client.on(name, (payload) => void events.push([name, payload]));
  return { client, events, names: () => events.map(([name]) => name) };
}
