import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';
import { isDatabaseDown } from './database-errors.js';

let testDatabase: TestDatabase;
let proxy: FaultProxy;
let database: Database;

beforeEach(async () => {
  testDatabase = await aDatabase({ template: 'empty' });
  const url = new URL(testDatabase.url);
  proxy = await faultProxy({ upstream: { port: Number(url.port) } });
  url.port = String(proxy.port);
  database = openDatabase({ url: url.href, laneCount: 2, poolSize: 2 });
  await database.sql`create table numbers (n bigint primary key)`;
});
afterEach(async () => {
  proxy.settings.mode = 'pass';
  await database.close();
  await proxy.close();
  await testDatabase.close();
});

const insert = (n: number) =>
  database.transaction(async ({ sql, later }) => void later(sql`insert into numbers values (${n})`));
const count = async () => (await database.sql`select count(*) as count from numbers`)[0]?.['count'];

describe('a transaction', () => {
  it('commits what was sent later, and gives back what it returns', async () => {
    const result = await database.transaction(async ({ sql, later }) => {
      const [row] = await sql`select 40 + 2 as answer`;
      later(sql`insert into numbers values (1)`);
      later(sql`insert into numbers values (2)`);
      return row?.['answer'];
    });
    expect([result, await count()]).toEqual([42, 2]);
  });

  it('rolls back when its function throws, and serves on', async () => {
    const failing = database.transaction(async ({ sql, later }) => {
      later(sql`insert into numbers values (1)`);
      await sql`select 1`;
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
    await insert(2);
    expect(await count()).toBe(1);
  });

  it('fails with the write that failed, and none of its writes is kept', async () => {
    const failing = database.transaction(async ({ sql, later }) => {
      await sql`select 1`;
      later(sql`insert into numbers values (1)`);
      later(sql`insert into numbers values (1)`);
      later(sql`insert into numbers values (2)`);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await count()).toBe(0);
  });

  it('waits for a free lane, in turn', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, n) => insert(n)));
    expect(await count()).toBe(30);
  });

  it('takes and gives arrays', async () => {
    const [row] = await database.sql`
      select ${['a', '"', 'NULL', '\\', 'ä,{}']}::text[] as texts, ${[1, 2]}::int[] as ints, ${[]}::text[] as empty, array[null, 3]::int[] as gap`;
    expect(row).toEqual({ texts: ['a', '"', 'NULL', '\\', 'ä,{}'], ints: [1, 2], empty: [], gap: [null, 3] });
  });

  it('reads an integer of Postgres as a number', async () => {
    await insert(2 ** 40);
    expect(await database.sql`select n from numbers`).toEqual([{ n: 2 ** 40 }]);
  });
});

describe('a lost connection', () => {
  it('fails what is under way as "not now", and heals by itself', async () => {
    await insert(1);
    const slow = database.transaction(async ({ sql }) => await sql`select pg_sleep(1)`);
    const read = database.sql`select pg_sleep(1)`.execute();
    await expect.poll(() => proxy.connections).toBeGreaterThan(1);
    setTimeout(() => proxy.cut(), 100);
    const failures = await Promise.allSettled([slow, read]);
    expect(failures.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(failures.every((outcome) => isDown(outcome))).toBe(true);
    await insert(2);
    expect(await count()).toBe(2);
  });

  it('never carries the rest of a transaction on, in whatever moment it comes', async () => {
    for (let round = 0; round < 20; round += 1) {
      const half = database.transaction(async ({ sql, later }) => {
        await sql`insert into numbers values (${round * 2})`;
        proxy.cut();
        // With and without a turn of the event loop in which the loss is heard of.
        if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        later(sql`insert into numbers values (${round * 2 + 1})`);
      });
      await expect(half).rejects.toThrow();
      await expect.poll(count).toBe(0);
    }
  });

  it('answers within its deadline where nothing comes through, and heals in seconds', async () => {
    await insert(1);
    proxy.settings.mode = 'blackhole';
    const startedAt = performance.now();
    await expect(insert(2)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    proxy.settings.mode = 'pass';
    proxy.cut();
    await expect
      .poll(
        () =>
          insert(3).then(
            () => true,
            () => false,
          ),
        { timeout: 8_000 },
      )
      .toBe(true);
    expect(await database.sql`select n from numbers order by n`).toEqual([{ n: 1 }, { n: 3 }]);
  });

  it('lets go of what it has locked where its client falls silent in the middle of a statement', async () => {
    const watcher = openDatabase({ url: testDatabase.url, laneCount: 1, poolSize: 1 });
    const isBetweenMessages = async () => {
      const rows = await watcher.sql`
        select 1 from pg_stat_activity
        where datname = current_database() and state = 'active' and wait_event = 'ClientRead' and query like '%n = $1%'`;
      return rows.length > 0;
    };
    await insert(1);
    const silenced = database.transaction(async ({ sql }) => {
      await sql`select n from numbers for update`;
      Object.assign(proxy.settings, { mode: 'latency', latencyMs: 700 });
      const asked = sql`select n from numbers where n = ${1}`.execute();
      asked.catch(() => {});
      await expect.poll(isBetweenMessages, { interval: 20 }).toBe(true);
      proxy.halfOpen();
      proxy.settings.mode = 'pass';
      await asked;
    });
    await expect(silenced).rejects.toMatchObject({ kind: 'unavailable' });
    const lock = () => watcher.transaction(async ({ sql }) => sql`select n from numbers for update`);
    await expect
      .poll(
        () =>
          lock().then(
            ({ length }) => length,
            () => 0,
          ),
        { timeout: 15_000 },
      )
      .toBe(1);
    await watcher.close();
  }, 30_000);

  it('tells at once that the database is not there, and connects when it is', async () => {
    proxy.settings.mode = 'refuse';
    proxy.cut();
    await expect(insert(1)).rejects.toSatisfy(isDatabaseDownOrUnavailable);
    await expect(database.sql`select 1`.execute()).rejects.toSatisfy(isDatabaseDownOrUnavailable);
    proxy.settings.mode = 'pass';
    await expect
      .poll(
        () =>
          insert(1).then(
            () => true,
            () => false,
          ),
        { timeout: 8_000 },
      )
      .toBe(true);
  });
});

function isDown(outcome: PromiseSettledResult<unknown>): boolean {
  return outcome.status === 'rejected' && isDatabaseDownOrUnavailable(outcome.reason);
}

function isDatabaseDownOrUnavailable(error: unknown): boolean {
  return isDatabaseDown(error) || (error as { kind?: string }).kind === 'unavailable';
}
