import type { GuidonClient, GuidonError } from '@guidon/sdk-core';
import { afterEach, beforeEach, vi } from 'vitest';
import { type ClientOptions, createClient } from '../index.js';
import { aSnapshot } from './builders.js';
import { json, type Script, ScriptedServer, stream } from './scripted-server.js';

export interface Observed {
  readonly flags: GuidonClient;
  readonly errors: GuidonError[];
}

export const live: Script = { snapshot: json(200, aSnapshot()), stream: stream(), telemetry: json(202, {}) };

export const eventually = (claim: () => void): Promise<void> => vi.waitFor(claim, { timeout: 8_000, interval: 10 });
export const isOn = (flags: GuidonClient): boolean => flags.isEnabled('new-billing', 'u1');

/** Clients and servers that end with the test that made them. */
export function clientsAndServers() {
  const cleanups: (() => unknown)[] = [];
  // Short waits between attempts: what the backoff does with chance is proven where time is simulated.
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0.05);
  });
  afterEach(async () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  return {
    cleanups,
    aServer: async (script: Script, port = 0): Promise<ScriptedServer> => {
      const server = await new ScriptedServer({ ...script }).listen(port);
      cleanups.push(() => server.close());
      return server;
    },
    aClient: (url: string, options: Partial<ClientOptions> = {}): Observed => {
      const flags = createClient({ url, sdkKey: 'guidon_server_x', timeoutMs: 500, ...options });
      const errors: GuidonError[] = [];
      flags.on('error', (error) => errors.push(error));
      cleanups.push(() => flags.close());
      return { flags, errors };
    },
  };
}
