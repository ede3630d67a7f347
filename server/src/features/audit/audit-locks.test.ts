import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { type Answer, aServer, type TestServer } from '../../testing/a-server.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl, laneCount: 2, deadlineMs: 15_000 });
  for (const key of ['toggled', 'edited', 'archived']) await server.call('POST', `${project}/flags`, { body: { key } });
  await server.call('POST', `${project}/segments`, { body: { key: 'edited' } });
  await toggle(true);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const toggle = (enabled: boolean) =>
  server.call('PUT', `${project}/flags/toggled/environments/production/enabled`, { body: { enabled } });

let turn = 0;
type Write = () => Promise<Answer>;

/** All that touch environments, each in its own way through the house. */
const writes: Readonly<Record<string, Write>> = {
  'a toggle in one statement': () => toggle(turn % 2 === 0),
  'an edit under the lock': () =>
    server.call('PUT', `${project}/flags/edited/environments/production/whitelist/user-${turn}`),
  'an edit of a segment, in all environments': () =>
    server.call('PATCH', `${project}/segments/edited`, { body: { included: [`user-${turn}`] } }),
  'an edit of the project': () => server.call('PATCH', project, { body: { name: `Name ${turn}` } }),
  'a new flag': () => server.call('POST', `${project}/flags`, { body: { key: `new-${turn}` } }),
  'an archived flag': () => server.call('DELETE', `${project}/flags/new-${turn}`),
  'an edit of an environment': () =>
    server.call('PATCH', `${project}/environments/production`, { body: { name: `Name ${turn}` } }),
  'a new SDK key': () =>
    server.call('POST', `${project}/environments/production/sdk-keys`, { body: { kind: 'server', name: 'k' } }),
};

const waiting = async () => {
  const [row] = await database.sql`
    select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.['count'];
};

/** Runs the write against what is locked, looks while it waits, and lets it go. */
async function against(lock: (sql: Sql) => Promise<unknown>, write: Write, look: () => Promise<void>) {
  const writing = await database.transaction(async ({ sql }) => {
    await lock(sql);
    const running = { answer: write() };
    await expect.poll(waiting, { interval: 5 }).toBe(1);
    await look();
    return running;
  });
  expect((await writing.answer).status).toBeLessThan(300);
}

const environments = (sql: Sql) => sql`
  select e.id from environments e join projects p on p.id = e.project_id
  where p.key = 'default' and e.key = 'production' for no key update of e nowait`;
const head = (sql: Sql) => sql`select chain from audit_heads where chain = 'default' for no key update nowait`;
const isFree = (lock: (sql: Sql) => Promise<unknown>) =>
  database
    .transaction(({ sql }) => lock(sql))
    .then(
      () => true,
      () => false,
    );

describe.each(Object.entries(writes))('%s', (_name, write) => {
  it('does not hold the head of the chain while it waits for an environment', async () => {
    turn = 1;
    await against(environments, write, async () => expect(await isFree(head)).toBe(true));
  });

  it('holds its environment already when it waits for the head of the chain', async () => {
    turn = 2;
    await against(head, write, async () => expect(await isFree(environments)).toBe(false));
  });
});
