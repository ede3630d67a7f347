import postgres from 'postgres';
import { expect, it } from 'vitest';
import { startPostgresPair } from './postgres-pair.js';

async function ask<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  return await use(sql).finally(() => sql.end({ timeout: 1 }));
}

const write = (url: string, name: string) =>
  ask(url, (sql) => sql`insert into projects (key, name) values (${name}, ${name})`);
const names = (url: string) =>
  ask(url, async (sql) => (await sql<{ key: string }[]>`select key from projects order by id`).map(({ key }) => key));

it('keeps what was acknowledged through failovers, each standby taking over in its turn', async () => {
  const pair = await startPostgresPair({ isSynchronous: true });
  const first = pair.primary.port;
  await write(pair.primary.url, 'one');
  await pair.failOver();
  expect(pair.primary.port).not.toBe(first);
  await pair.addStandby();
  await write(pair.primary.url, 'two');
  await pair.failOver();
  expect(await names(pair.primary.url)).toEqual(['default', 'one', 'two']);
  await pair.close();
});

it('acknowledges nothing that has not reached the standby, and shows what was left behind', async () => {
  const pair = await startPostgresPair({ isSynchronous: true });
  const { primary } = pair;
  pair.replication.settings.mode = 'blackhole';
  const writing = write(primary.url, 'unseen').then(
    () => 'acknowledged',
    () => 'not acknowledged',
  );
  const isWaiting = () =>
    ask(primary.url, (sql) => sql`select 1 from pg_stat_activity where wait_event = 'SyncRep'`).then(
      ({ length }) => length > 0,
    );
  await expect.poll(isWaiting, { timeout: 10_000 }).toBe(true);
  await pair.failOver();
  expect(await writing).toBe('not acknowledged');
  expect(await names(pair.primary.url)).not.toContain('unseen');
  expect(await pair.lookAtLeftBehind(names)).toContain('unseen');
  await pair.close();
});
