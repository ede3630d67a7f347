import { readSchemaVersion, requiredSchema } from '@guidon/migrations';
import type { Sql } from '../../database/database.js';
import { unavailable } from '../../errors.js';
import type { Redis } from '../../redis/redis.js';
import type { Dependency } from './health.checks.js';

export function databaseDependency(sql: Sql): Dependency {
  return {
    name: 'database',
    check: async () => {
      await sql`select 1`.catch((error: unknown) => {
        throw unavailable('The database cannot be reached.', error);
      });
    },
  };
}

export function migrationsDependency(sql: Sql): Dependency {
  return {
    name: 'migrations',
    check: async () => {
      const version = await readSchemaVersion(sql).catch((error: unknown) => {
        throw unavailable("The schema's version cannot be read.", error);
      });
      const { lowest, highest } = requiredSchema;
      if (version >= lowest && version <= highest) return;
      const advice = version < lowest ? 'run `guidon migrate up`' : 'run a newer release';
      throw unavailable(`The schema is at ${version}; this release serves ${lowest} to ${highest}: ${advice}.`);
    },
  };
}

export function snapshotsDependency(isWarm: () => boolean): Dependency {
  return {
    name: 'snapshots',
    check: () => (isWarm() ? Promise.resolve() : Promise.reject(unavailable('The snapshots are not loaded yet.'))),
  };
}

export function redisDependency(redis: Pick<Redis, 'isUp' | 'isSlow' | 'ask'>): Dependency {
  return {
    name: 'redis',
    isOptional: true,
    check: async () => {
      const answer = await redis.ask((client) => client.ping());
      if (answer === undefined || !redis.isUp) throw unavailable('Redis does not answer.');
      if (redis.isSlow) throw unavailable('Redis answers too late to be waited for.');
    },
  };
}
