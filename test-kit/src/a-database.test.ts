import postgres from 'postgres';
import { expect, test } from 'vitest';
import { aDatabase } from './a-database.js';

async function tablesOf(url: string): Promise<number> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select count(*)::int as tables from pg_tables where schemaname = 'public'`;
  await sql.end();
  return row?.['tables'];
}

test('a database comes migrated', async () => {
  const database = await aDatabase();
  expect(await tablesOf(database.url)).toBeGreaterThan(5);
  await database.close();
});

test('an empty database has no tables', async () => {
  const database = await aDatabase({ template: 'empty' });
  expect(await tablesOf(database.url)).toBe(0);
  await database.close();
});

test('databases made at the same time are apart', async () => {
  const databases = await Promise.all(Array.from({ length: 5 }, () => aDatabase()));
  expect(new Set(databases.map(({ url }) => url)).size).toBe(5);
  await Promise.all(databases.map((database) => database.close()));
});

test('a closed database is gone, even with a client connected', async () => {
  const database = await aDatabase();
  const sql = postgres(database.url, { max: 1 });
  await sql`select 1`;
  await database.close();
  await expect(sql`select 1`).rejects.toThrow();
  await sql.end();
});
