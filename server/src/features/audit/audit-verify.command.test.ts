import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { main } from '../../main.js';
import { headOf, insertRecord } from '../../testing/audit-rows.js';

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await aDatabase();
  database = openDatabase({ url: testDatabase.url });
  for (const project of ['shop', 'shop', 'blog', null]) await insertRecord(database.sql, { project });
});
afterAll(async () => {
  await database.close();
  await testDatabase.close();
});

async function verify(...args: string[]) {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  const environment = { DATABASE_URL: testDatabase.url };
  const failure = await main({ args: ['audit', 'verify', ...args], environment, say }).catch((error: Error) => error);
  return { said, failure: failure instanceof Error ? failure.message : null };
}

it('says that the log holds, and where its chains end', async () => {
  const { said, failure } = await verify();
  expect(failure).toBe(null);
  expect(said).toContain('The audit log holds: 4 records.');
  expect(said).toContain(`shop:2:${(await headOf(database.sql, 'shop')).hash}\n`);
  expect(said).toContain(`\n:1:${(await headOf(database.sql, '')).hash}\n`);
});

it('takes the heads that it has printed', async () => {
  const { heads } = JSON.parse((await verify('--json')).said);
  expect(heads).toHaveLength(3);
  const kept = heads.flatMap((head: string) => ['--expect-head', head]);
  expect((await verify(...kept)).failure).toBe(null);
  await insertRecord(database.sql, { project: 'shop' });
  expect((await verify(...kept)).failure).toBe(null);
});

it('fails where the log is not what was kept elsewhere', async () => {
  const { said, failure } = await verify(
    '--expect-head',
    `shop:1:${'0'.repeat(64)}`,
    '--expect-head',
    `gone:9:${'0'.repeat(64)}`,
  );
  expect(failure).toBe('The audit log does not hold: 2 findings.');
  expect(said).toContain('project shop: The hash of record 1 is not the one that was kept elsewhere.');
  expect(said).toContain('project gone: Record 9, whose hash was kept elsewhere, is gone.');
});

it('looks at one project', async () => {
  const { said } = await verify('--project', 'blog', '--json');
  expect(JSON.parse(said)).toMatchObject({ holds: true, chains: [{ chain: 'blog', records: 1 }], findings: [] });
  expect((await verify('--project', 'nowhere')).failure).toContain('no audit record of a project "nowhere"');
});

it('says what it does not understand', async () => {
  expect((await verify('--loudly')).failure).toContain('--expect-head HEAD');
  expect((await verify('--expect-head', 'shop')).failure).toContain('PROJECT:SEQUENCE:HASH');
});

it('fails where a record was edited, and names it, in JSON too; of very many the first', async () => {
  await database.sql`alter table audit_records disable trigger all`;
  await database.sql`update audit_records set actor_name = 'nobody' where project = 'blog'`;
  const { said, failure } = await verify('--json');
  expect(failure).toContain('does not hold');
  expect(JSON.parse(said).findings).toContainEqual(
    expect.objectContaining({ kind: 'edited', chain: 'blog', sequence: 1 }),
  );
  for (let index = 0; index < 150; index += 1) await insertRecord(database.sql);
  expect((await verify()).said).toMatch(/\n {2}… and \d+ more\n/);
});
