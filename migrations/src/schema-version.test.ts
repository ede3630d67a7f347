import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import postgres, { type Sql } from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.js';
import { loadMigrations } from './migration-files.js';
import { readSchemaVersion, requiredSchema } from './schema-version.js';
import { status } from './status.js';

let database: TestDatabase;
let sql: Sql;

beforeEach(async () => {
  database = await aDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});

afterEach(async () => {
  await sql.end({ timeout: 5 });
  await database.close();
});

async function applyOfNewerRelease(phase: 'expand' | 'contract'): Promise<void> {
  await sql`insert into schema_migrations (version, name, checksum, phase, duration_ms)
    values (${requiredSchema.highest + 1}, 'newer', '', ${phase}, 1)`;
}

test('this release serves the schema that its own migrations make', async () => {
  expect(requiredSchema.highest).toBe(loadMigrations().at(-1)?.version);
  expect(requiredSchema.lowest).toBeLessThanOrEqual(requiredSchema.highest);
  expect(await readSchemaVersion(sql)).toBe(requiredSchema.highest);
});

test('a database without a schema has version 0', async () => {
  await migrate({ url: database.url, direction: 'down', to: 0 });
  expect(await readSchemaVersion(sql)).toBe(0);
  await sql`drop table schema_migrations`;
  expect(await readSchemaVersion(sql)).toBe(0);
});

test('what a newer release added does not concern this one', async () => {
  await applyOfNewerRelease('expand');
  expect(await readSchemaVersion(sql)).toBe(requiredSchema.highest);
});

test('what a newer release took away does', async () => {
  await applyOfNewerRelease('contract');
  expect(await readSchemaVersion(sql)).toBe(requiredSchema.highest + 1);
});

const states = async () => (await status(database.url)).map(({ state }) => state);

test('the status names what is applied, pending, edited and of a newer release', async () => {
  await applyOfNewerRelease('expand');
  expect(await states()).toEqual([...loadMigrations().map(() => 'applied'), 'unknown']);
  await sql`update schema_migrations set checksum = 'other' where version = 1`;
  expect((await states())[0]).toBe('edited');
  await sql`delete from schema_migrations`;
  expect(await states()).toEqual(loadMigrations().map(() => 'pending'));
});
