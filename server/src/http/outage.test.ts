import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../testing/a-server.js';

const path = '/api/v1/projects/default/flags/f/environments/production';
let database: TestDatabase;
let proxy: FaultProxy;
let server: TestServer;

beforeAll(async () => {
  database = await aDatabase();
  const url = new URL(database.url);
  proxy = await faultProxy({ upstream: { port: Number(url.port) } });
  url.port = String(proxy.port);
  server = await aServer({ databaseUrl: url.href, deadlineMs: 1_800 });
  await server.call('POST', '/api/v1/projects/default/flags', { body: { key: 'f' } });
});
afterAll(async () => {
  proxy.settings.mode = 'pass';
  await server.close();
  await proxy.close();
  await database.close();
});

beforeEach(async () => {
  proxy.settings.mode = 'pass';
  const works = async () => (await server.call('PUT', `${path}/enabled`, { body: { enabled: false } })).status;
  await expect.poll(works, { timeout: 10_000 }).toBe(200);
});

async function timed(method: string, url: string, body?: unknown) {
  const startedAt = performance.now();
  const answer = await server.call(method, url, { body });
  return { ...answer, durationMs: performance.now() - startedAt };
}

function expectUnavailable(answer: Awaited<ReturnType<typeof timed>>) {
  expect(answer).toMatchObject({ status: 503, body: { type: 'urn:guidon:problem:unavailable' } });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.durationMs).toBeLessThan(2_500);
}

describe.each(['refuse', 'blackhole'] as const)('a database that does %s', (mode) => {
  it('is answered with 503 and Retry-After within two seconds, for reads and writes', async () => {
    proxy.settings.mode = mode;
    if (mode === 'refuse') proxy.cut();
    const answers = await Promise.all([
      timed('GET', path),
      timed('PUT', `${path}/enabled`, { enabled: true }),
      timed('POST', '/api/v1/tokens', { name: 't' }),
      timed('GET', '/api/v1/audit'),
    ]);
    for (const answer of answers) expectUnavailable(answer);
    proxy.settings.mode = 'pass';
    proxy.cut();
    const works = async () => (await server.call('PUT', `${path}/enabled`, { body: { enabled: true } })).status;
    await expect.poll(works, { timeout: 10_000 }).toBe(200);
  });
});

it('never says 200 for a change that is lost, with connections cut at any moment', async () => {
  const acknowledged: string[] = [];
  const writes = Array.from({ length: 60 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 7));
    const { status } = await server.call('PUT', `${path}/whitelist/user-${index}`);
    expect([200, 503]).toContain(status);
    if (status === 200) acknowledged.push(`user-${index}`);
  });
  const cutting = setInterval(() => proxy.cut(), 40);
  await Promise.all(writes);
  clearInterval(cutting);
  const read = async () => (await server.call('GET', path)).status;
  await expect.poll(read, { timeout: 10_000 }).toBe(200);
  const held: string[] = (await server.call('GET', path)).body.targets[0]?.values ?? [];
  expect(acknowledged.filter((value) => !held.includes(value))).toEqual([]);
});

it('answers 503 within two seconds while another holds the environment, and takes the change after', async () => {
  const sql = postgres(database.url, { max: 1 });
  await sql`begin`;
  await sql`select * from environments where key = 'production' for update`;
  const answer = await timed('PUT', `${path}/enabled`, { enabled: true });
  await sql`rollback`;
  await sql.end();
  expectUnavailable(answer);
  expect((await timed('PUT', `${path}/enabled`, { enabled: true })).status).toBe(200);
});
