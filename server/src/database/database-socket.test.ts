import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TestDatabase, waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';

let origin: TestDatabase;
let proxy: FaultProxy;
let database: Database;

beforeAll(async () => {
  origin = await aDatabase();
  const url = new URL(origin.url);
  proxy = await faultProxy({ upstream: { host: url.hostname, port: Number(url.port) } });
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  database = openDatabase({ url: url.href, poolSize: 2, laneCount: 2 });
});

afterAll(async () => {
  await database.close();
  await proxy.close();
  await origin.close();
});

const ask = () => database.sql`select 1 as one`;
const write = () => database.transaction(async ({ sql }) => await sql`select 1 as one`);
const settle = (asked: readonly Promise<unknown>[]) => Promise.allSettled(asked);

describe('the connections to Postgres', () => {
  it.each([1, 2, 3])(
    'fail at once when they are refused, and answer at once when they no longer are, time %i',
    async () => {
      expect(await ask()).toEqual([{ one: 1 }]);
      const underWay = Array.from({ length: 20 }, () => ask());
      proxy.settings.mode = 'refuse';
      proxy.cut();
      await settle(underWay);
      for (const attempt of [ask, write, ask, write]) await expect(attempt()).rejects.toThrow();
      proxy.settings.mode = 'pass';
      const begunAt = performance.now();
      await waitFor(async () => (await ask()).length === 1 && (await write()).length === 1);
      expect(performance.now() - begunAt).toBeLessThan(1_000);
    },
  );

  it('recover from questions asked in the very moment of the loss', async () => {
    for (let round = 0; round < 20; round += 1) {
      const asked = Array.from({ length: 4 }, () => ask());
      proxy.cut();
      for (let turn = 0; turn < 3; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        asked.push(ask(), ask());
      }
      await settle(asked);
    }
    const begunAt = performance.now();
    await waitFor(async () => (await ask()).length === 1);
    expect(performance.now() - begunAt).toBeLessThan(1_000);
  });

  it('are not given up for an answer that this process was too busy to read', async () => {
    // The proxy would be as busy.
    const direct = openDatabase({ url: origin.url });
    await direct.quick`select 1`;
    const asked = direct.quick`select 1 as one from pg_sleep(0.1)`.execute();
    // postgres.js sends in the next turn.
    for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
    expect(await asked).toEqual([{ one: 1 }]);
    await direct.close();
  });
});
