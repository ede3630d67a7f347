import { Redis as Client } from 'ioredis';
import { createLogger } from '../logging.js';
import { openRedis, type Redis } from '../redis/redis.js';
import { realWorld } from '../world.js';

export interface TestLink extends Redis {
  readonly logs: readonly string[];
}

/** A node's connections to a Redis, with what the node would log of them. A slow machine makes no slow Redis. */
export function aRedisLink(url: string, patienceMs = 10_000): TestLink {
  const logs: string[] = [];
  const destination = { write: (line: string) => void logs.push(String(JSON.parse(line).msg)) };
  const logger = createLogger({ level: 'info', release: 'test', destination });
  const redis = openRedis({ url, world: realWorld(), logger, patienceMs });
  return Object.defineProperties({ logs } as unknown as TestLink, Object.getOwnPropertyDescriptors(redis));
}

/** One connection without deadlines: what a test is about does not change with how busy the machine is. */
export interface PatientLink extends Pick<Redis, 'ask'> {
  readonly client: Client;
  close(): void;
}

export function aPatientLink(url: string): PatientLink {
  const client = new Client(new URL(url).pathname);
  client.on('error', () => {});
  return { client, ask: (command) => command(client), close: () => client.disconnect() };
}
