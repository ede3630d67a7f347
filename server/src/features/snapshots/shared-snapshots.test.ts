import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, type LiveServer, turn } from '../../testing/a-live-server.js';
import { aPatientLink, aRedisLink, type PatientLink, type TestLink } from '../../testing/a-redis.js';
import {
  aSecretKey,
  aSnapshotNode,
  type CountedSql,
  countedSql,
  type SnapshotNode,
  type SnapshotNodeOptions,
} from '../../testing/a-snapshot-node.js';
import { realWorld, type World } from '../../world.js';
import { snapshotReads } from './snapshot.reads.js';
import { databaseSnapshots, type SnapshotSource } from './snapshot.source.js';
import { findEnvironmentId } from './snapshot.store.js';

let server: LiveServer;
let database: Database;
let counted: CountedSql;
let id: number;
let isOn = false;

beforeAll(async () => {
  server = await aLiveServer();
  database = openDatabase({ url: server.databaseUrl });
  await aFlag(server, 'kept');
  id = (await findEnvironmentId(database.sql, 'default', 'development')) ?? 0;
});
afterAll(async () => {
  await database.close();
  await server.close();
});
beforeEach(() => {
  counted = countedSql(database.sql);
});

async function change(): Promise<void> {
  isOn = !isOn;
  await turn(server, 'kept', isOn);
}

/** What every implementation keeps. */
function sourceContract(make: () => Promise<SnapshotSource>): void {
  it('knows nothing of an environment that is none', async () => {
    expect(await (await make()).read(1_000_000)).toBeUndefined();
  });

  it('gives what Postgres holds, or says that it is remembered', async () => {
    const source = await make();
    const first = await source.read(id);
    expect(first?.document.flags).toMatchObject([{ key: 'kept' }]);
    await change();
    const found = await source.read(id);
    const [head] = await database.sql`select version, digest from environments where id = ${id}`;
    if (!found?.isRemembered) expect(found?.document).toMatchObject({ ...head });
  });

  it('gives nothing remembered that is not good', async () => {
    const source = await make();
    await source.read(id);
    const found = await source.read(id, () => Promise.resolve(false));
    expect(found?.isRemembered).toBe(false);
  });

  it('says when Postgres fails', async () => {
    counted = countedSql(database.sql, () => Promise.reject(new Error('gone')));
    await expect((await make()).read(1_000_001)).rejects.toThrow('gone');
  });
}

describe('snapshots from Postgres', () => {
  sourceContract(async () => databaseSnapshots(snapshotReads(counted.sql)));
});

describe.skipIf(findRedisServer() === undefined)('snapshots that nodes share', () => {
  let redis: TestRedis;
  let link: PatientLink;
  const nodes: SnapshotNode[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    link = aPatientLink(redis.url);
  });
  afterEach(async () => {
    for (const node of nodes.splice(0)) node.close();
    await link.client.flushall();
  });
  afterAll(async () => {
    link.close();
    await redis.close();
  });

  async function aNode(options: Partial<SnapshotNodeOptions> = {}): Promise<SnapshotNode> {
    const node = await aSnapshotNode({ sql: counted.sql, redisUrl: redis.url, redis: link, ...options });
    nodes.push(node);
    return node;
  }

  sourceContract(async () => (await aNode()).source);

  const queries = () => counted.queries.get(id) ?? 0;
  async function idOfHead(): Promise<string> {
    const [head] = await database.sql`select version, digest from environments where id = ${id}`;
    return `${head?.['version']}-${head?.['digest']}`;
  }
  const keyOf = async (node: SnapshotNode) =>
    (await node.redis.ask((client) => client.keys('guidon:snapshots:*')))?.find((key) => !key.endsWith(':lease')) ?? '';

  it('are read from Postgres by one, and brought up to date by the others', async () => {
    await (await aNode()).service.use(id);
    await change();
    await change();
    const other = await aNode();
    const state = await other.service.use(id);
    expect(state?.id).toBe(await idOfHead());
    expect(state?.body().text).toContain(`"enabled":${isOn}`);
    expect([queries(), other.logs]).toEqual([1, []]);
  });

  it('have what client keys see, too', async () => {
    const one = await (await aNode()).service.use(id);
    const other = await (await aNode()).service.use(id);
    expect(other?.client.body().text).toBe(one?.client.body().text);
    expect(other?.body().text).toBe(one?.body().text);
    expect(queries()).toBe(1);
  });

  it('are not taken where Postgres knows nothing of their state, or less', async () => {
    await (await aNode()).service.use(id);
    await change();
    await (await aNode()).service.use(id);
    // As a restore does it: the same version with another content, and then an earlier one.
    await database.sql`delete from environment_changes where environment_id = ${id}`;
    await database.sql`update environments set digest = 'ffffffffffffffff' where id = ${id}`;
    const unknown = await (await aNode()).service.use(id);
    expect(unknown?.id).toBe(await idOfHead());
    await database.sql`update environments set version = version - 1 where id = ${id}`;
    const ahead = await (await aNode()).service.use(id);
    expect(ahead?.id).toBe(await idOfHead());
  });

  it('are not those of an environment that is no more', async () => {
    const path = '/api/v1/projects/default/environments';
    await server.call('POST', path, { body: { key: 'gone', name: 'Gone' } });
    const goneId = (await findEnvironmentId(database.sql, 'default', 'gone')) ?? 0;
    expect(await (await aNode()).service.use(goneId)).toBeDefined();
    const { status } = await server.call('DELETE', `${path}/gone`);
    expect(status).toBe(204);
    expect(await (await aNode()).service.use(goneId)).toBeUndefined();
  });

  it('are ignored where they are damaged, of others or of another place, which is told once', async () => {
    const first = await aNode();
    await first.service.use(id);
    const key = await keyOf(first);
    const good = (await first.redis.ask((client) => client.getBuffer(key))) ?? Buffer.alloc(0);
    const damaged = Buffer.from(good);
    damaged.writeUInt8(damaged.readUInt8(100) ^ 1, 100);
    const broken = [Buffer.alloc(0), Buffer.from('{}'), damaged, good.subarray(0, -1), Buffer.alloc(100_000)];
    for (const [index, bytes] of broken.entries()) {
      const node = await aNode({ maxEntryBytes: 50_000 });
      await node.redis.ask((client) => client.set(key, bytes));
      expect((await node.service.use(id))?.id).toBe(await idOfHead());
      expect([queries(), node.logs.length]).toEqual([index + 2, 1]);
      expect(node.logs[0]).toContain('of no use');
    }
    const elsewhere = key.replace(/\d+$/, String(id + 1));
    const node = await aNode();
    await node.redis.ask((client) => client.set(elsewhere, good));
    expect(await node.source.read(id + 1)).toMatchObject({ isRemembered: false });
  });

  it('are nothing to nodes of another installation', async () => {
    await (await aNode()).service.use(id);
    const stranger = await aNode({ secretKey: `${aSecretKey}-of-others` });
    await stranger.service.use(id);
    expect([queries(), stranger.logs]).toEqual([2, []]);
  });

  it('are rebuilt by one after a gap', async () => {
    const held = await Promise.all(Array.from({ length: 10 }, () => aNode()));
    for (const { service } of held) await service.use(id);
    await database.sql`update environments set version = version + 5, digest = 'eeeeeeeeeeeeeeee' where id = ${id}`;
    await Promise.all(held.map(({ service }) => service.ask(id, 'server', '0-0')));
    for (const { service } of held) expect(service.held(id)?.id).toBe(await idOfHead());
    expect(queries()).toBe(2);
  });

  it('are made anew before they end, by one of those who read them', async () => {
    const first = await aNode();
    await first.service.use(id);
    const calm = await Promise.all([aNode(), aNode(), aNode()]);
    for (const { source } of calm) await source.read(id);
    expect(queries()).toBe(1);
    const key = await keyOf(first);
    await first.redis.ask((client) => client.pexpire(key, 500));
    // Of more than nothing its logarithm would leave out what Postgres answers within a millisecond.
    const lucky: World = { ...realWorld(), random: () => 0 };
    const eager = await Promise.all(Array.from({ length: 5 }, () => aNode({ world: lucky })));
    await Promise.all(eager.map(({ source }) => source.read(id)));
    expect(queries()).toBe(2);
  });

  it('come from Postgres where Redis is away, or dies while a node waits', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow = countedSql(database.sql, () => held);
    const links = [aRedisLink(redis.url), aRedisLink(redis.url)];
    await Promise.all(links.map((one) => one.start()));
    const [own, others] = links as [TestLink, TestLink];
    const rebuilder = await aNode({ sql: slow.sql, redis: own });
    const waiting = await aNode({ redis: others, patienceMs: 300 });
    const first = rebuilder.service.use(id);
    await waitFor(() => slow.queries.get(id) === 1);
    const second = waiting.service.use(id);
    await redis.kill();
    expect((await second)?.id).toBe(await idOfHead());
    letGo();
    expect((await first)?.id).toBe(await idOfHead());
    const late = await aNode({ redis: others, patienceMs: 0 });
    expect((await late.service.use(id))?.id).toBe(await idOfHead());
    for (const one of links) one.close();
    await redis.start();
  });

  it('are what a second node begins with', async () => {
    const environment = { REDIS_URL: redis.url, GUIDON_SECRET_KEY: aSecretKey };
    const one = await aLiveServer({ environment, databaseUrl: server.databaseUrl });
    const other = await aLiveServer({ environment, databaseUrl: server.databaseUrl });
    const { body } = await other.call('GET', '/metrics');
    expect(body).toContain('guidon_snapshot_cache_reads_total{how="remembered"} 1');
    expect(body).toContain('guidon_snapshot_queries_total 0');
    expect(await (await other.snapshot()).json()).toEqual(await (await one.snapshot()).json());
    await other.close();
    await one.close();
  });
});
