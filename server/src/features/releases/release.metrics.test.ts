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

it('counts each release that could not go on once, and none that could', async () => {
  await server.call('POST', '/api/v1/projects/default/segments', { body: { key: 'early-birds', by: 'userId' } });
  const stages = [
    { name: 'one', audience: { percentage: 1 }, holdFor: 'PT1H' },
    { name: 'birds', audience: { segments: ['early-birds'] }, holdFor: 'PT1H' },
  ];
  const [broken, sound] = [await aStarted(server, { stages }), await aStarted(server)];
  expect((await server.call('DELETE', '/api/v1/projects/default/segments/early-birds')).status).toBe(204);
  expect(await measured('guidon_releases_given_up_total')).toBe(0);
  await letDaysPass(sql, 2);
  await expect.poll(() => measured('guidon_releases_given_up_total'), { timeout: 10_000 }).toBe(1);
  expect(await broken.read()).toMatchObject({ state: 'paused', pauseCause: 'failed' });
  const standsAt = async () => (await sound.read()).stage.name;
  await expect.poll(standsAt, { timeout: 10_000 }).toBe('tenth');
  await letDaysPass(sql, 2);
  await expect.poll(standsAt, { timeout: 10_000 }).toBe('half');
  expect(await measured('guidon_releases_given_up_total')).toBe(1);
});
