import { waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabaseAddress, type DatabaseAddress } from '../testing/a-database-address.js';
import { aFlag, aLiveServer, flags, type LiveServer } from '../testing/a-live-server.js';
import type { Answer } from '../testing/a-server.js';
import { aStandby, type Standby } from '../testing/a-standby.js';
import type { TestStream } from '../testing/sse-client.js';
import { aWriter, type Writer } from '../testing/writers.js';
import { openDatabase } from './database.js';

let pair: Standby;
let address: DatabaseAddress;
let server: LiveServer;
let stream: TestStream;
let writer: Writer;

beforeAll(async () => {
  pair = await aStandby({ isSynchronous: true });
  await ask((sql) => sql.unsafe("create role guidon login password 'a-password'; grant postgres to guidon"));
  address = await aDatabaseAddress(pair.primaryUrl.replace(/(?<=:\/\/)[^@]*/, 'guidon:a-password'));
  server = await aLiveServer({ databaseUrl: address.url, deadlineMs: 1_800 });
  await aFlag(server, 'billing');
  writer = aWriter(server, `${flags}/billing/environments/development`);
  stream = await server.stream();
  await stream.take(1);
}, 120_000);
afterAll(async () => {
  stream.close();
  await server.close();
  await address.proxy.close();
  await pair.close();
});

/** What goes on while the database does not, whatever is wrong with it. */
async function expectService(): Promise<void> {
  const answers = await Promise.all(Array.from({ length: 3 }, () => writer.write()));
  for (const { status, headers, durationMs } of answers) {
    expect([status, Number(headers['retry-after']) > 0]).toEqual([503, true]);
    expect(durationMs).toBeLessThan(2_500);
  }
  expect((await server.snapshot()).status).toBe(200);
  const fresh = await server.stream();
  expect((await fresh.take(1))[0]?.event).toBe('snapshot');
  fresh.close();
  expect((await server.call('GET', '/health/ready')).status).toBe(200);
  expect(stream.isClosed).toBe(false);
}

async function expectDegraded(): Promise<void> {
  await expectService();
  await waitFor(async () => (await server.call('GET', '/health/ready')).body.status === 'degraded');
}

/** Within five seconds, with all that was acknowledged before and meanwhile, on every stream. */
async function expectRecovery(): Promise<void> {
  expect(await writer.recovered()).toBeLessThan(5_000);
  expect(await writer.faults()).toEqual([]);
  const id = await waitFor(async () => {
    const [head] = await server.sql`select version, digest from environments where key = 'development'`;
    return `${head?.['version']}-${head?.['digest']}`;
  });
  await waitFor(() => stream.events.at(-1)?.id === id, { what: 'the stream to be where the database is' });
  expect(stream.events.some(({ data }) => data.reset === true)).toBe(false);
}

/** Of the first primary, past the server and its address. */
async function ask(question: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(pair.primaryUrl, { max: 1, onnotice: () => {} });
  await question(sql).finally(() => sql.end({ timeout: 1 }));
}

describe('Postgres', () => {
  it('is killed, and comes back', async () => {
    for (let time = 0; time < 2; time += 1) {
      const writing = Promise.all(Array.from({ length: 6 }, () => writer.write()));
      pair.killPrimary();
      await writing;
      await expectRecovery();
    }
  });

  it('stands still, and goes on', async () => {
    const writing = Promise.all(Array.from({ length: 6 }, () => writer.write()));
    pair.freezePrimary();
    await expectDegraded();
    await writing;
    pair.thawPrimary();
    await expectRecovery();
  });

  it('takes no more connections', async () => {
    await ask(async (sql) => {
      await sql`alter role guidon connection limit 0`;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'guidon'`;
      await expectDegraded();
      await sql`alter role guidon connection limit -1`;
    });
    await expectRecovery();
  });

  it('answers nothing in time, with all connections of the node busy', async () => {
    let reading: Promise<readonly Answer[]> = Promise.resolve([]);
    await ask((sql) =>
      sql.begin(async (inside) => {
        await inside`lock table flags, flag_configs, environments`;
        reading = Promise.all(Array.from({ length: 20 }, () => server.call('GET', flags)));
        await expectService();
      }),
    );
    for (const { status } of await reading) expect([200, 503]).toContain(status);
    await expectRecovery();
  });

  it('has failed over to its standby', async () => {
    const urls = [pair.primaryUrl, pair.standbyUrl];
    const hosts = urls.map((url) => new URL(url).host);
    const both = (list: readonly string[]) => pair.primaryUrl.replace(hosts[0] ?? '', list.join(','));
    const databases = [hosts, [...hosts].reverse()].map((list) => openDatabase({ url: both(list) }));
    const write = () =>
      Promise.all(databases.map((one) => one.transaction(({ sql }) => sql`update projects set name = name`)));
    await waitFor(write, { what: 'whichever of two servers writes' });
    const writing = Promise.all(Array.from({ length: 6 }, () => writer.write()));
    pair.freezePrimary();
    address.leadTo(pair.standbyUrl);
    await expectDegraded();
    await writing;
    expect((await writer.write()).body).toMatchObject({ type: 'urn:guidon:problem:unavailable' });
    await pair.promote();
    await expectRecovery();
    await waitFor(write, { what: 'the one of two servers that writes now' });
    for (const one of databases) await one.close();
    pair.thawPrimary();
  });
});
