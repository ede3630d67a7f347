import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aStarted, letDaysPass } from '../../testing/a-live-release.js';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';

let server: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await aLiveServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

async function measured(name: string): Promise<number> {
  const { body } = await server.call('GET', '/metrics');
  return Number(String(body).split(`\n${name} `)[1]?.split('\n')[0]);
}

it('says how late a release went on by itself, and counts none that a person moved', async () => {
  const release = await aStarted(server);
  await release.act('advance');
  expect(await measured('guidon_release_lag_seconds_count')).toBe(0);
  await letDaysPass(sql, 3);
  await expect.poll(() => measured('guidon_release_lag_seconds_count'), { timeout: 10_000 }).toBe(1);
  const lag = await measured('guidon_release_lag_seconds_sum');
  expect(lag).toBeGreaterThanOrEqual(2 * 86_400 - 60);
  expect(lag).toBeLessThan(2 * 86_400 + 60);
});
