import { aDatabase, type TestDatabase, waitFor } from '@guidon/test-kit';
import postgres, { type Sql } from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLockedConnection } from './connection.js';
import { type MigrateOptions, migrate } from './migrate.js';
import { aMigrationFolder, type MigrationFolder } from './testing/migration-folder.js';

let database: TestDatabase;
let folder: MigrationFolder;
let sql: Sql;

beforeEach(async () => {
  database = await aDatabase({ template: 'empty' });
  folder = aMigrationFolder();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});

afterEach(async () => {
  await sql.end({ timeout: 5 });
  folder.remove();
  await database.close();
});

const run = (options: Partial<MigrateOptions> = {}) =>
  migrate({ url: database.url, dir: folder.path, direction: 'up', ...options });

async function tables(): Promise<readonly string[]> {
  const rows = await sql`select tablename from pg_tables where schemaname = 'public'
    and tablename <> 'schema_migrations' order by 1`;
  return rows.map((row) => row['tablename']);
}

function addThreeTables(): void {
  folder.add('0001_a', 'create table a (id int)', 'drop table a');
  folder.add('0002_b', 'create table b (id int)', 'drop table b');
  folder.add('0003_c', 'create table c (id int)', 'drop table c');
}

test('up goes to the newest, and a second time nowhere', async () => {
  addThreeTables();
  expect(await run()).toEqual([1, 2, 3]);
  expect(await tables()).toEqual(['a', 'b', 'c']);
  expect(await run()).toEqual([]);
});

test('up and down go to the version named; down alone goes one back', async () => {
  addThreeTables();
  await run({ to: 2 });
  expect(await tables()).toEqual(['a', 'b']);
  await run();
  expect(await run({ direction: 'down' })).toEqual([3]);
  expect(await run({ direction: 'down', to: 0 })).toEqual([2, 1]);
  expect(await tables()).toEqual([]);
});

test('of three runners at once each file is run by one', async () => {
  addThreeTables();
  const results = await Promise.all([run(), run(), run()]);
  expect(results.flat().sort()).toEqual([1, 2, 3]);
});

test('a runner that waits too long says that another is at work', async () => {
  addThreeTables();
  await withLockedConnection(database.url, 1_000, async () => {
    await expect(run({ lockWaitMs: 0 })).rejects.toMatchObject({ kind: 'busy' });
  });
});

test('the lock is free again after a failure', async () => {
  folder.add('0001_bad', 'select 1/0');
  await expect(run()).rejects.toMatchObject({ kind: 'failed' });
  folder.add('0001_bad', 'select 1');
  expect(await run({ lockWaitMs: 2_000 })).toEqual([1]);
});

test('a file that was edited after it was applied is refused', async () => {
  addThreeTables();
  await run();
  folder.add('0002_b', 'create table b (id bigint)');
  await expect(run()).rejects.toMatchObject({ kind: 'edited', message: expect.stringContaining('2 (b)') });
});

test('other line ends are no edit', async () => {
  folder.add('0001_a', 'create table a (\n id int)');
  await run();
  folder.add('0001_a', 'create table a (\r\n id int)');
  expect(await run()).toEqual([]);
});

test('a failing file leaves nothing behind, those before it stay', async () => {
  folder.add('0001_a', 'create table a (id int)');
  folder.add('0002_b', 'create table b (id int); insert into missing values (1)');
  await expect(run()).rejects.toMatchObject({ kind: 'failed', message: expect.stringContaining('"missing"') });
  expect(await tables()).toEqual(['a']);
  expect(await sql`select version from schema_migrations`).toMatchObject([{ version: 1 }]);
});

test('a number below one that is applied is refused', async () => {
  folder.add('0002_b', 'select 1');
  await run();
  folder.add('0001_a', 'select 1');
  await expect(run()).rejects.toMatchObject({ kind: 'out-of-order' });
});

test('a version of a newer release is left alone by up and refused by down', async () => {
  addThreeTables();
  await run();
  const older = aMigrationFolder();
  older.add('0001_a', 'create table a (id int)', 'drop table a');
  expect(await run({ dir: older.path })).toEqual([]);
  await expect(run({ dir: older.path, direction: 'down' })).rejects.toMatchObject({ kind: 'unknown-version' });
  older.remove();
});

test('a concurrent index is built while another runner waits for the lock', async () => {
  folder.add('0001_a', 'create table a as select generate_series(1, 50000) as id');
  folder.add('0002_index', '-- migrate:no-transaction\ncreate index concurrently if not exists a_id on a (id)');
  const results = await Promise.all([run(), run(), run()]);
  expect(results.flat().sort()).toEqual([1, 2]);
  expect(await sql`select indisvalid from pg_index where indexrelid = 'a_id'::regclass`).toMatchObject([
    { indisvalid: true },
  ]);
});

test('a file outside a transaction that was half done can be run again', async () => {
  folder.add('0001_a', 'create table a (id int)');
  folder.add('0002_index', '-- migrate:no-transaction\ncreate index concurrently if not exists a_id on a (id)');
  await run({ to: 1 });
  await sql`create index a_id on a (id)`;
  expect(await run()).toEqual([2]);
});

test('a file outside a transaction may hold one statement only', async () => {
  folder.add('0001_two', '-- migrate:no-transaction\ncreate table a (id int); create table b (id int)');
  await expect(run()).rejects.toMatchObject({ kind: 'failed', message: expect.stringContaining('multiple commands') });
  expect(await tables()).toEqual([]);
});

test('a migration gives up rather than queue everyone behind its lock', async () => {
  folder.add('0001_a', 'create table a (id int)');
  folder.add('0002_more', "set local lock_timeout = '50ms'; alter table a add column more int");
  await run({ to: 1 });
  await sql.begin(async (reader) => {
    await reader`select * from a`;
    await expect(run()).rejects.toMatchObject({ kind: 'failed', message: expect.stringContaining('lock timeout') });
  });
  await waitFor(async () => (await run()).length === 1);
});
