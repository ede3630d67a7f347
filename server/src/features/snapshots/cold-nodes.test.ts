import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { aPatientLink, type PatientLink } from '../../testing/a-redis.js';
import {
  aSnapshotNode,
  type CountedSql,
  countedSql,
  type SnapshotNode,
  type SnapshotNodeOptions,
} from '../../testing/a-snapshot-node.js';
import { realWorld } from '../../world.js';
import { readEnvironmentsInUse } from './snapshot.store.js';

const fleet = 100;
const environments = ['development', 'one', 'two', 'three', 'four'];
const leaseMs = 2_000;

describe.skipIf(findRedisServer() === undefined)('a hundred cold nodes', () => {
  let server: LiveServer;
  let database: Database;
  let redis: TestRedis;
  let link: PatientLink;
  let ids: readonly number[];
  let nodes: SnapshotNode[] = [];
  beforeAll(async () => {
    server = await aLiveServer();
    database = openDatabase({ url: server.databaseUrl });
    await Promise.all(environments.map(makeInUse));
    for (const key of ['a', 'b', 'c']) await aFlag(server, key);
    ids = await readEnvironmentsInUse(database.sql);
  });
  beforeEach(async () => {
    redis = await startRedis();
    link = aPatientLink(redis.url);
  });
  afterEach(async () => {
    for (const node of nodes) node.close();
    link.close();
    await redis.close();
  });
  afterAll(async () => {
    await database.close();
    await server.close();
  });

  async function makeInUse(key: string): Promise<void> {
    const path = '/api/v1/projects/default/environments';
    await server.call('POST', path, { body: { key, name: key } });
    await server.call('POST', `${path}/${key}/sdk-keys`, { body: { kind: 'server', name: 'a test' } });
  }

  async function coldNodes({ sql }: CountedSql, more: Partial<SnapshotNodeOptions> = {}): Promise<void> {
    const options = { sql, redisUrl: redis.url, ...more };
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
    await coldNodes(counted, { redis: link, leaseMs: 30_000 });
    await Promise.all(nodes.map(({ service }) => service.start()));
    expect(nodes.every(({ service }) => service.isWarm)).toBe(true);
    await expectAllCurrent();
    expect([...counted.queries.values()]).toEqual(ids.map(() => 1));
  });

  it('ask twice at the most where the one that asks is killed meanwhile', async () => {
    const counted = countedSql(database.sql);
    await coldNodes(counted, { redis: link, leaseMs });
    const dead = countedSql(database.sql, () => new Promise<never>(() => {}));
    const killed = await aSnapshotNode({
      sql: dead.sql,
      redisUrl: redis.url,
      redis: link,
      leaseMs,
      // Its timers are dead, too: nobody goes on with its lease.
      world: { ...realWorld(), every: () => () => {} },
    });
    void killed.service.start();
    await waitFor(() => dead.queries.size === 1);
    await Promise.all(nodes.map(({ service }) => service.start()));
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
