import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TestDatabase, waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aKey, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import type { TestStream } from '../../testing/sse-client.js';

let database: TestDatabase;
let proxy: FaultProxy;
let sql: postgres.Sql;
let server: LiveServer;
const streams: TestStream[] = [];

beforeAll(async () => {
  database = await aDatabase();
  const upstream = new URL(database.url);
  proxy = await faultProxy({ upstream: { host: upstream.hostname, port: Number(upstream.port) } });
  upstream.hostname = '127.0.0.1';
  upstream.port = String(proxy.port);
  server = await aLiveServer({ databaseUrl: upstream.href, deadlineMs: 1_800 });
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
  await aFlag(server, 'billing');
  await aFlag(server, 'search');
});

afterAll(async () => {
  await server.close();
  await proxy.close();
  await sql.end();
  await database.close();
});

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

async function aStream(options: Parameters<LiveServer['stream']>[0] = {}): Promise<TestStream> {
  const stream = await server.stream(options);
  streams.push(stream);
  return stream;
}

async function snapshot() {
  const response = await server.snapshot();
  return (await response.json()) as { version: number; digest: string; flags: { key: string; enabled: boolean }[] };
}

/** Once the server holds what the database holds. */
async function stateId(): Promise<string> {
  const [head] = await sql`select version, digest from environments where key = 'development'`;
  const id = `${head?.['version']}-${head?.['digest']}`;
  await waitFor(async () => idOf(await snapshot()) === id, { what: `the state ${id}` });
  return id;
}

function idOf({ version, digest }: { version: number; digest: string }): string {
  return `${version}-${digest}`;
}

async function withoutDatabase(run: () => Promise<void>, mode: 'refuse' | 'blackhole' = 'refuse'): Promise<void> {
  proxy.settings.mode = mode;
  if (mode === 'refuse') proxy.cut();
  try {
    await run();
  } finally {
    proxy.settings.mode = 'pass';
    proxy.cut();
  }
}

/** The state as a backup would have it, taken when `development` stood at this version. */
async function restoreTo(version: number, digest: string): Promise<void> {
  await sql.begin(async (inside) => {
    await inside`delete from environment_changes where version > ${version} and environment_id = (select id from environments where key = 'development')`;
    await inside`update environments set version = ${version}, digest = ${digest} where key = 'development'`;
  });
}

describe('while the database is gone', () => {
  it('serves snapshots and streams from memory, lets known keys in, and stays ready', async () => {
    const before = await stateId();
    const open = await aStream({ lastEventId: before });
    await withoutDatabase(async () => {
      await waitFor(async () => (await server.call('GET', '/health/ready')).body.status === 'degraded');
      expect((await server.call('GET', '/health/ready')).status).toBe(200);
      expect((await server.call('GET', '/health')).status).toBe(503);
      expect(idOf(await snapshot())).toBe(before);
      const fresh = await aStream();
      expect((await fresh.take(1))[0]).toMatchObject({ event: 'snapshot', id: before });
      expect(open.isClosed).toBe(false);
    });
    await waitFor(async () => (await server.call('GET', '/health/ready')).body.status === 'ready', {
      timeoutMs: 8_000,
    });
    await turn(server, 'billing', true);
    await open.take(1);
  });

  it('answers what it cannot know with 503, never with 401', async () => {
    const stranger = await aKey(server);
    const other = await aLiveServer({ databaseUrl: database.url });
    const unknownHere = await aKey(other);
    await withoutDatabase(async () => {
      const { status, head } = await aStream({ sdkKey: unknownHere });
      expect(status).toBe(503);
      expect(head.toLowerCase()).toContain('retry-after');
      expect((await aStream({ sdkKey: stranger })).status).toBe(200);
    });
    await other.close();
  });

  it('keeps who comes with an unknown state waiting with heartbeats, until it can be asked', async () => {
    await withoutDatabase(async () => {
      const stream = await aStream({ lastEventId: '88-0123456789abcdef' });
      await waitFor(() => stream.heartbeats === 1);
      const etag = '"s.identity.88-0123456789abcdef"';
      const response = await server.snapshot({ 'if-none-match': etag });
      expect(response.status).toBe(503);
      expect(stream.events).toEqual([]);
    });
    const [stream] = streams;
    await stream?.take(1);
    expect(stream?.events[0]).toMatchObject({ event: 'snapshot', data: { reset: true } });
  });

  it('hears within seconds, once it is back, what was changed meanwhile', async () => {
    const stream = await aStream({ lastEventId: await stateId() });
    const other = await aLiveServer({ databaseUrl: database.url });
    await withoutDatabase(async () => {
      await turn(other, 'billing', false);
      await turn(other, 'billing', true);
    }, 'blackhole');
    const patches = await stream.take(2);
    expect(patches.map(({ data }) => data.flags[0].enabled)).toEqual([false, true]);
    await other.close();
  });
});

describe('after a restored backup', () => {
  it('takes everybody back to what the database holds, with a reset', async () => {
    await stateId();
    const backup = await snapshot();
    await turn(server, 'search', true);
    const after = await stateId();
    const stream = await aStream({ lastEventId: after });
    await restoreTo(backup.version, backup.digest);
    await sql`update flag_configs set enabled = false where flag_id = (select id from flags where key = 'search')`;
    const [event] = await stream.take(1);
    expect(event).toMatchObject({ event: 'snapshot', id: `${backup.version}-${backup.digest}`, data: { reset: true } });
    expect(event?.data.flags.find(({ key }: { key: string }) => key === 'search').enabled).toBe(false);

    const straggler = await aStream({ lastEventId: after });
    expect((await straggler.take(1))[0]?.data.reset).toBe(true);
    const response = await server.snapshot({ 'if-none-match': `"s.identity.${after}"` });
    expect(await response.json()).toMatchObject({ version: backup.version, reset: true });
  });

  it('tells two states with one number apart', async () => {
    const backup = await snapshot();
    await turn(server, 'search', true);
    const first = await stateId();
    await restoreTo(backup.version, backup.digest);
    await sql`update flag_configs set enabled = false where flag_id = (select id from flags where key = 'search')`;
    await stateId();
    await server.call('PUT', `${flags}/search/environments/development/percentage`, { body: { percentage: 25 } });
    const second = await stateId();
    expect(second.split('-')[0]).toBe(first.split('-')[0]);
    expect(second).not.toBe(first);
    const stream = await aStream({ lastEventId: first });
    expect((await stream.take(1))[0]).toMatchObject({ id: second, data: { reset: true } });
  });
});

describe('what the tables do to us', () => {
  it('reads the snapshot anew where changes are missing, without taking anybody back', async () => {
    const stream = await aStream({ lastEventId: await stateId() });
    const before = await stateId();
    await sql.begin(async (inside) => {
      const [{ id } = {}] = await inside`
        update environments set version = version + 5, digest = 'abcdef0123456789' where key = 'development' returning id`;
      await inside`update flag_configs set enabled = true where environment_id = ${id}`;
    });
    const [event] = await stream.take(1);
    expect(event).toMatchObject({ event: 'snapshot' });
    expect(event?.data.version).toBe(Number(before.split('-')[0]) + 5);
    expect(event?.data.reset).toBeUndefined();
  });

  it('sets a malformed flag aside with an alarm, keeps its last good version, and serves the others', async () => {
    const stream = await aStream({ lastEventId: await stateId() });
    await sql.begin(async (inside) => {
      await inside`update flag_configs set fallthrough = '{"variant":7}', rules = '"blank"' where flag_id = (select id from flags where key = 'billing')`;
      await inside`update environments set version = version + 3, digest = 'fedcba9876543210' where key = 'development'`;
    });
    const [event] = await stream.take(1);
    const { flags: all, lastGood } = event?.data ?? {};
    expect(all.map(({ key }: { key: string }) => key)).toContain('search');
    expect(lastGood.flags).toMatchObject([{ key: 'billing', fallthrough: { variant: 'on' } }]);
    const alarm = server.logs.find((line) => line.includes('set aside') && line.includes('billing'));
    expect(alarm).toContain('"level":"error"');
    expect((await server.call('GET', '/metrics')).body).toMatch(/guidon_set_aside [1-9]/);

    await turn(server, 'search', false);
    await stream.take(2);
  });

  it('goes on when a stored patch is not even JSON', async () => {
    const stream = await aStream({ lastEventId: await stateId() });
    await sql.begin(async (inside) => {
      const [row] = await inside`
        update environments set version = version + 1, digest = '1111222233334444' where key = 'development' returning id, version`;
      await inside`
        insert into environment_changes (environment_id, version, digest, patch)
        values (${row?.['id']}, ${row?.['version']}, '1111222233334444', '{"format":1,')`;
    });
    const [event] = await stream.take(1);
    expect(event).toMatchObject({ event: 'snapshot', id: expect.stringContaining('1111222233334444') });
  });

  it('ends the streams of an environment that is deleted', async () => {
    const made = await server.call('POST', '/api/v1/projects/default/environments', {
      body: { key: 'short', name: 'Short' },
    });
    expect(made.status).toBe(201);
    const path = '/api/v1/projects/default/environments/short';
    const { body } = await server.call('POST', `${path}/sdk-keys`, { body: { kind: 'server', name: 'k' } });
    const stream = await aStream({ sdkKey: body.key });
    await stream.take(1);
    await sql`delete from environments where key = 'short'`;
    await stream.ended();
    expect((await aStream({ sdkKey: body.key })).status).toBe(401);
  });
});
