import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { aSnapshotNode, countedSql, type SnapshotNode } from '../../testing/a-snapshot-node.js';
import { realWorld } from '../../world.js';
import { readEnvironmentsInUse } from './snapshot.store.js';

const fleet = 100;
const environments = ['development', 'one', 'two', 'three', 'four'];
const leaseMs = 1_000;

describe.skipIf(findRedisServer() === undefined)('a hundred cold nodes', () => {
  let server: LiveServer;
  let database: Database;
  let redis: TestRedis;
  let ids: readonly number[];
  let nodes: SnapshotNode[] = [];
  beforeEach(async () => {
    [server, redis] = await Promise.all([aLiveServer(), startRedis()]);
    database = openDatabase({ url: server.databaseUrl });
    await Promise.all(environments.map(makeInUse));
    for (const key of ['a', 'b', 'c']) await aFlag(server, key);
    ids = await readEnvironmentsInUse(database.sql);
  });
  afterEach(async () => {
    for (const node of nodes) node.close();
    await database.close();
    await server.close();
    await redis.close();
  });

  async function makeInUse(key: string): Promise<void> {
    const path = '/api/v1/projects/default/environments';
    await server.call('POST', path, { body: { key, name: key } });
    await server.call('POST', `${path}/${key}/sdk-keys`, { body: { kind: 'server', name: 'a test' } });
  }

  async function coldNodes(counted: ReturnType<typeof countedSql>, lease: { leaseMs?: number } = {}): Promise<void> {
    const options = { sql: counted.sql, redisUrl: redis.url, ...lease };
    nodes = await Promise.all(Array.from({ length: fleet }, () => aSnapshotNode(options)));
  }

  async function expectAllCurrent(): Promise<void> {
    const heads = await database.sql`select id, version || '-' || digest as state from environments order by id`;
    const wanted = heads.filter(({ id }) => ids.includes(id)).map(({ state }) => state);
    expect(wanted).toHaveLength(environments.length);
    for (const { service } of nodes) expect(ids.map((id) => service.held(id)?.id)).toEqual(wanted);
  }

  it('ask Postgres for each environment once', async () => {
    const counted = countedSql(database.sql);
    await coldNodes(counted);
    await Promise.all(nodes.map(({ service }) => service.start()));
    expect(nodes.every(({ service }) => service.isWarm)).toBe(true);
    await expectAllCurrent();
    expect([...counted.queries.values()]).toEqual(ids.map(() => 1));
  });

  it('ask twice at the most where the one that asks is killed meanwhile', async () => {
    const counted = countedSql(database.sql);
    await coldNodes(counted, { leaseMs });
    const dead = countedSql(database.sql, () => new Promise<never>(() => {}));
    const killed = await aSnapshotNode({
      sql: dead.sql,
      redisUrl: redis.url,
      leaseMs,
      // Its timers are dead, too: nobody goes on with its lease.
      world: { ...realWorld(), every: () => () => {} },
    });
    void killed.service.start();
    await waitFor(() => dead.queries.size === 1);
    const warming = Promise.all(nodes.map(({ service }) => service.start()));
    killed.redis.close();
    await warming;
    await expectAllCurrent();
    const asked = ids.map((id) => (counted.queries.get(id) ?? 0) + (dead.queries.get(id) ?? 0));
    expect(asked[0]).toBe(2);
    expect(Math.max(...asked)).toBe(2);
  });

  it('ask each for itself where Redis is gone, and are warm all the same', async () => {
    const counted = countedSql(database.sql);
    await coldNodes(counted);
    const warming = Promise.all(nodes.map(({ service }) => service.start()));
    await waitFor(() => counted.queries.size >= 2);
    await redis.kill();
    await warming;
    expect(nodes.every(({ service }) => service.isWarm)).toBe(true);
    await expectAllCurrent();
    for (const queries of counted.queries.values()) expect(queries).toBeLessThanOrEqual(fleet + 1);
  });
});
