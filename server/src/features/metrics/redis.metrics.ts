import { Gauge, type Registry } from 'prom-client';
import type { Redis } from '../../redis/redis.js';

export function measureRedis(registry: Registry, redis: Pick<Redis, 'isUp'>): void {
  new Gauge({
    name: 'guidon_redis_up',
    help: 'Whether Redis answers. Where it does not, changes of other nodes are heard later.',
    registers: [registry],
    collect() {
      this.set(redis.isUp ? 1 : 0);
    },
  });
}
