import type { ClientEvents } from '@guidon/sdk-core';
import type { SimulatedClock } from '../../../sdk-core/src/testing/simulated-clock.js';
import { SimulatedNetwork } from '../../../sdk-core/src/testing/simulated-network.js';
import type { GuidonClient } from '../client.js';
import { localEngine } from '../local-engine.js';
import { makeClient } from '../make-client.js';
import type { ClientOptions } from '../options.js';
import { remoteEngine } from '../remote-engine.js';
import type { Scope } from '../scope.js';
import { SimulatedBrowser } from './simulated-browser.js';
import { SimulatedServer } from './simulated-server.js';
import type { SimulatedTab } from './simulated-tab.js';

export type Mode = 'local' | 'remote';

export const url = 'http://guidon.test';
export const clientKey = 'guidon_client_x';

/** Makes a client in a page. */
export type Make = (options: ClientOptions, scope: Scope) => GuidonClient;

const asWritten: Readonly<Record<Mode, Make>> = {
  local: (options, scope) => makeClient(options, scope, 'stream', localEngine),
  remote: (options, scope) => makeClient(options, scope, 'stream?mode=remote', remoteEngine),
};

/** A browser, a network and a server, and the clients that a test opens in pages of that browser. */
export class SimulatedSite {
  readonly browser: SimulatedBrowser;
  readonly network: SimulatedNetwork;
  readonly server = new SimulatedServer();
  readonly random: () => number;

  readonly #makers: Readonly<Record<Mode, Make>>;

  constructor(seed = 1, makers = asWritten) {
    this.#makers = makers;
    this.browser = new SimulatedBrowser(seed);
    this.network = new SimulatedNetwork(this.browser.clock);
    this.network.handler = this.server.handle;
    this.random = this.browser.random;
    this.#heartbeats();
  }

  get clock(): SimulatedClock {
    return this.browser.clock;
  }

  /** In a page of its own, which differs from others in what is given. */
  client(mode: Mode, options: Partial<ClientOptions> = {}, given?: Partial<Scope>): ObservedClient {
    const tab = this.browser.open();
    const scope: Scope = { ...tab.scope(this.network), ...given };
    const all = { url, clientKey, context: { userId: 'u1' }, ...options };
    return { ...observed(this.#makers[mode](all, scope)), tab };
  }

  pass(ms: number): Promise<void> {
    return this.browser.advance(ms);
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
  readonly tab: SimulatedTab;
}

const eventNames = ['ready', 'change', 'stale', 'live', 'error'] as const;

function observed(client: GuidonClient) {
  const events: [keyof ClientEvents, unknown][] = [];
  for (const name of eventNames) client.on(name, (payload) => void events.push([name, payload]));
  return { client, events, names: () => events.map(([name]) => name) };
}
