import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, development, flags, type LiveServer, turn } from '../../testing/a-live-server.js';

let server: LiveServer;

beforeAll(async () => {
  server = await aLiveServer();
  await aFlag(server, 'billing');
});
afterAll(() => server.close());

async function report(more: object = {}): Promise<string> {
  const body = {
    format: 1,
    instance: randomUUID(),
    sequence: 1,
    sdk: 'node',
    sdkVersion: '0.1.0',
    version: 1,
    from: new Date(Date.now() - 60_000).toISOString(),
    to: new Date().toISOString(),
    counts: [],
    ...more,
  };
  const { status } = await server.call('POST', '/sdk/v1/telemetry', { token: server.sdkKey, body });
  expect(status).toBe(202);
  return body.instance;
}

const list = async (query = '') => (await server.call('GET', `${development}/sdk-instances${query}`)).body;

it('says which SDKs there are, what they hold, and what they lacked when they said so', async () => {
  const silent = await report({ sdk: 'go', version: undefined });
  const current = await report({ sequence: 3 });
  const { version, items } = await list();
  expect(version).toBe(1);
  expect(items).toEqual([
    {
      instance: current,
      name: 'node',
      version: '0.1.0',
      protocol: 1,
      heldVersion: 1,
      lag: 0,
      seenAt: expect.any(String),
    },
    {
      instance: silent,
      name: 'go',
      version: '0.1.0',
      protocol: 1,
      heldVersion: null,
      lag: null,
      seenAt: expect.any(String),
    },
  ]);
});

it('takes no change for a lag that was made after the report, or just before', async () => {
  const before = await report();
  await turn(server, 'billing', true);
  const behind = await report();
  const lags = Object.fromEntries(
    (await list()).items.map((item: { instance: string; lag: number }) => [item.instance, item.lag]),
  );
  expect([lags[before], lags[behind]]).toEqual([0, 0]);
});

it('counts the changes that an SDK had long been told of, and did not hold', async () => {
  const database = openDatabase({ url: server.databaseUrl });
  await database.sql`update environment_changes set created_at = now() - interval '1 minute'`;
  await database.close();
  const behind = await report();
  const item = (await list()).items.find(({ instance }: { instance: string }) => instance === behind);
  expect(item).toMatchObject({ heldVersion: 1, lag: 1 });
});

it('comes in pages', async () => {
  const whole = (await list()).items;
  const first = await list('?limit=1');
  const second = await list(`?limit=200&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual(whole);
  expect((await server.call('GET', `${development}/sdk-instances?cursor=MTp4`)).status).toBe(400);
});

it('is of no environment that is not there', async () => {
  expect((await server.call('GET', '/api/v1/projects/default/environments/none/sdk-instances')).status).toBe(404);
});

it("gives a flag's evaluations by the hour or the day, in one environment or in all", async () => {
  const counts = [
    { flag: 'billing', variant: 'on', count: 3 },
    { flag: 'billing', variant: null, count: 1 },
  ];
  await report({ counts });
  const path = `${flags}/billing/evaluations`;
  const read = async (query: string) => (await server.call('GET', `${path}?${query}`)).body;
  const { step, items } = await read('environment=development');
  expect(step).toBe('hour');
  expect(items.map((item: { variant: string; count: number }) => [item.variant, item.count])).toEqual([
    [null, 1],
    ['on', 3],
  ]);
  const days = await read('step=day');
  expect(days.items.at(-1)).toMatchObject({ environment: 'development', variant: 'on', count: 3 });
  expect(days.items[0].at).toMatch(/T00:00:00\.000Z$/);
  expect((await read('environment=staging')).items).toEqual([]);
  expect((await server.call('GET', `${path}?environment=none`)).status).toBe(404);
  expect((await server.call('GET', `${flags}/none/evaluations`)).status).toBe(404);
  expect((await server.call('GET', `${path}?from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z`)).status).toBe(400);
});
