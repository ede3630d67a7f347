import { migrate } from '@guidon/migrations';
import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { findingsOf, headOf, insertRecord } from '../../testing/audit-rows.js';

const chainVersion = 3;
let testDatabase: TestDatabase;
let database: Database;

beforeEach(async () => {
  testDatabase = await aDatabase({ template: 'empty' });
  database = openDatabase({ url: testDatabase.url });
  await up(chainVersion - 1);
  for (let index = 0; index < 300; index += 1) await insertOne(index);
});
afterEach(async () => {
  await database.close();
  await testDatabase.close();
});

const up = (to?: number) => migrate({ url: testDatabase.url, direction: 'up', ...(to !== undefined && { to }) });
const insertOne = (index: number) =>
  insertRecord(database.sql, { project: ['one', 'two', null][index % 3] ?? null, subject: `flag-${index}` });
const records = async () => await database.sql`select * from audit_records order by id`;

it('chains the records of before, in their order', async () => {
  const before = await records();
  await up();
  expect(await records()).toEqual(before);
  expect(await findingsOf(database.sql)).toEqual([]);
  for (const chain of ['one', 'two', '']) expect(await headOf(database.sql, chain)).toMatchObject({ sequence: 100 });
});

it('leaves nobody out who writes while it runs', async () => {
  const migrating = { isDone: false };
  const running = up().finally(() => {
    migrating.isDone = true;
  });
  let count = 300;
  do {
    await insertOne(count);
    count += 1;
  } while (!migrating.isDone);
  await running;
  await insertOne(count);
  expect(await records()).toHaveLength(count + 1);
  expect(await findingsOf(database.sql)).toEqual([]);
});

it('can be taken back and made again, and no record is lost', async () => {
  await up();
  const before = await records();
  await migrate({ url: testDatabase.url, direction: 'down', to: chainVersion - 1 });
  expect(await records()).toEqual(before);
  await insertOne(300);
  await up();
  expect(await records()).toEqual([...before, expect.objectContaining({ subject_key: 'flag-300' })]);
  expect(await findingsOf(database.sql)).toEqual([]);
});
