import { Client, type CoreOptions } from '../client.js';
import type { ClientEvents } from '../events.js';
import type { Cache, Platform } from '../platform.js';
import { seededRandom } from './seeded-random.js';
import { SimulatedClock } from './simulated-clock.js';
import { SimulatedNetwork } from './simulated-network.js';
import { SimulatedServer } from './simulated-server.js';

const anEndpoint = { url: 'http://guidon.test', sdkKey: 'guidon_server_x', sdk: 'node', sdkVersion: '0.1.0' };

/** A server, a network and a clock, and the clients that a test puts into them. */
export class SimulatedWorld {
  readonly clock = new SimulatedClock();
  readonly network = new SimulatedNetwork(this.clock);
  readonly server = new SimulatedServer();
  readonly random: () => number;
  /** How wrong the clock on the wall is. */
  epochErrorMs = 0;
  #clients = 0;

  constructor(seed = 1) {
    this.random = seededRandom(seed);
    this.network.handler = this.server.handle;
    this.#heartbeats();
  }

  platform(cache?: Cache): Platform {
    this.#clients += 1;
    return {
      monotonicMs: () => this.clock.nowMs,
      epochMs: () => Date.UTC(2026, 0, 1) + this.clock.nowMs + this.epochErrorMs,
      random: this.random,
      schedule: (delayMs, run) => this.clock.schedule(delayMs, run),
      open: (request, handlers) => this.network.connect(request, handlers),
      instance: `00000000-0000-4000-8000-${String(this.#clients).padStart(12, '0')}`,
      ...(cache === undefined ? {} : { cache }),
    };
  }

  client(options: Partial<CoreOptions> = {}, cache?: Cache): ObservedClient {
    return observed(
      new Client(this.platform(cache), { endpoint: anEndpoint, streaming: true, timeoutMs: 2_000, ...options }),
    );
  }

  #heartbeats(): void {
    this.clock.schedule(15_000, () => {
      this.server.heartbeat();
      this.#heartbeats();
    });
  }
}

export interface ObservedClient {
  readonly client: Client;
  /** What happened, in order: the event's name and what it carried. */
  readonly events: readonly (readonly [keyof ClientEvents, unknown])[];
  readonly names: () => readonly string[];
}

const eventNames = ['ready', 'change', 'stale', 'live', 'error'] as const;

function observed(client: Client): ObservedClient {
  const events: [keyof ClientEvents, unknown][] = [];
  for (const name of eventNames) client.on(name, (payload) => events.push([name, payload]));
  return { client, events, names: () => events.map(([name]) => name) };
}
