import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { runJob } from '../../jobs.js';
import { createLogger } from '../../logging.js';
import { aFlag, aKey, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { samplesExpiry } from './samples.expiry.js';

const config = `${flags}/billing/environments/development`;
let server: LiveServer;
let database: Database;

beforeAll(async () => {
  server = await aLiveServer();
  database = openDatabase({ url: server.databaseUrl });
  await aFlag(server, 'billing');
  await server.call('PATCH', config, { body: { enabled: true, fallthrough: { variant: 'off' } } });
  await server.call('PATCH', '/api/v1/projects/default', { body: { privateAttributes: ['email'] } });
});
beforeEach(async () => {
  await database.sql`delete from context_samples`;
});
afterAll(async () => {
  await database.close();
  await server.close();
});

function aReport(contexts: readonly unknown[]) {
  const now = new Date().toISOString();
  const about = { format: 1, instance: randomUUID(), sequence: 1, sdk: 'node', sdkVersion: '0.1.0' };
  return { ...about, from: now, to: now, counts: [], contexts };
}

const report = (node: LiveServer, token: string, contexts: readonly unknown[]) =>
  node.call('POST', '/sdk/v1/telemetry', { token, body: aReport(contexts) });

const users = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    userId: `u${index}`,
    email: 'x@y',
    plan: index < 3 ? 'pro' : 'free',
  }));

const kept = async () =>
  (await database.sql<{ context: unknown }[]>`select context from context_samples`).map(({ context }) => context);

const reach = async (settings: object) => (await server.call('POST', `${config}/reach`, { body: { settings } })).body;

it('is neither asked for, nor kept, nor counted in before somebody has switched it on', async () => {
  expect((await report(server, server.sdkKey, users(5))).body).toEqual({});
  expect(await kept()).toEqual([]);
  expect(await reach({ enabled: false })).toEqual({ unknown: true, how: expect.stringContaining('sampleContexts') });
});

it('is kept without private attributes once it is on, and of servers alone', async () => {
  await database.sql`update environments set sample_contexts = true where key = 'development'`;
  const fresh = await aLiveServer({ databaseUrl: server.databaseUrl });
  const wish = { sample: { contexts: 50, privateAttributes: ['email'] } };
  const contexts = [...users(5), ...users(2), 'none', null];
  const send = async (token: string) => (await report(fresh, token, contexts)).body;
  expect(await send(await aKey(server, 'client'))).toEqual({});
  expect(await kept()).toEqual([]);
  expect(await send(server.sdkKey)).toEqual(wish);
  const left = await kept();
  expect(left).toHaveLength(5);
  expect(left).toContainEqual({ userId: 'u1', plan: 'pro' });
  await fresh.close();
});

it('says how many of those seen a change would reach, and whom it would change', async () => {
  expect(await reach({})).toEqual({ unknown: true, how: expect.stringContaining('No context was seen yet') });
  await database.sql`
    insert into context_samples (environment_id, context_hash, context)
    select 1, sha256(n::text::bytea), jsonb_build_object('userId', 'u' || n, 'plan', case when n <= 30 then 'pro' else 'free' end)
    from generate_series(1, 1000) n`;
  const rules = [{ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } }];
  expect(await reach({ rules })).toEqual({
    sampled: 1000,
    seen: 1000,
    reached: 30,
    changed: 30,
    before: { off: 1000 },
    after: { on: 30, off: 970 },
  });
  const split = {
    by: 'userId',
    split: [
      { variant: 'on', weight: 50_000 },
      { variant: 'off', weight: 50_000 },
    ],
  };
  const { reached } = await reach({ fallthrough: split });
  expect(reached).toBeGreaterThan(430);
  expect(reached).toBeLessThan(570);
  expect((await server.call('GET', config)).body.rules).toEqual([]);
});

it('refuses a change that could not be made', async () => {
  const settings = { fallthrough: { variant: 'none' } };
  expect((await server.call('POST', `${config}/reach`, { body: { settings } })).status).toBe(422);
  expect((await server.call('POST', `${config}/reach`, { body: {} })).status).toBe(400);
});

it('goes after 7 days, beyond ten thousand, and at once where it is no longer wanted', async () => {
  const add = (environment: number, count: number, age: string, context: object) => database.sql`
    insert into context_samples (environment_id, context_hash, context, seen_at)
    select ${environment}, sha256((${age} || n)::text::bytea), ${database.sql.json(context as never)}, now() - ${age}::interval
    from generate_series(1, ${count}::int) n`;
  await add(1, 10_001, '1 day', { plan: 'pro' });
  await add(1, 3, '8 days', { plan: 'pro' });
  await add(1, 3, '1 hour', { plan: 'pro', email: 'x@y' });
  await add(2, 3, '1 hour', { plan: 'pro' });
  const logger = createLogger({ level: 'silent', release: 'test' });
  await runJob(samplesExpiry, { database, logger });
  const left = await database.sql`select environment_id, count(*)::int as count, bool_or(context ? 'email') as private
    from context_samples group by 1`;
  expect([...left]).toEqual([{ environment_id: 1, count: 10_000, private: false }]);
});
