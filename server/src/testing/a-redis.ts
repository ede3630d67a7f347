import { createLogger } from '../logging.js';
import { openRedis, type Redis } from '../redis/redis.js';
import { realWorld } from '../world.js';

export interface TestLink extends Redis {
  readonly logs: readonly string[];
}

/** A node's connections to a Redis, with what the node would log of them. */
export function aRedisLink(url: string): TestLink {
  const logs: string[] = [];
  const destination = { write: (line: string) => void logs.push(String(JSON.parse(line).msg)) };
  const logger = createLogger({ level: 'info', release: 'test', destination });
  const redis = openRedis({ url, world: realWorld(), logger });
  return Object.defineProperties({ logs } as unknown as TestLink, Object.getOwnPropertyDescriptors(redis));
}
