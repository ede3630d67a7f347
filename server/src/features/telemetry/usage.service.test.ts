import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { createUsageReader } from './usage.service.js';

let server: TestServer;
let database: Database;
let projectId: number;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl });
  const { sql } = database;
  await sql`
    insert into evaluation_counts (environment_id, hour, flag_key, variant, count)
    select e.id, date_trunc('hour', now(), 'UTC') - ago * interval '1 hour', 'flag-' || n, variant, n + ago
    from environments e join projects p on p.id = e.project_id, generate_series(1, 120) n,
      (values (0, 'on'), (0, 'off'), (3, 'on')) as counted (ago, variant)
    where p.key = 'default' and e.key in ('staging', 'production')`;
  const [row] = await sql<[{ id: number }]>`select id from projects where key = 'default'`;
  projectId = row.id;
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const names = (count: number) => Array.from({ length: count }, (_, index) => `flag-${index + 1}`);

function aReader() {
  let nowMs = 0;
  const read = createUsageReader({ readAside: (run) => run(database.sql), world: { now: () => nowMs } });
  return { read, wait: (ms: number) => (nowMs += ms) };
}

it('counts the same for few flags as for many: all variants and environments of an hour', async () => {
  const { read } = aReader();
  const few = await read({ projectId, flags: names(2) });
  const many = await read({ projectId, flags: names(120) });
  expect(many.size).toBe(120);
  for (const flag of names(2)) expect(few.get(flag)).toEqual(many.get(flag));
  expect(many.get('flag-2')?.evaluations.slice(-4)).toEqual([10, 0, 0, 8]);
  const inStaging = await read({ projectId, environment: 'staging', flags: ['flag-2'] });
  expect(inStaging.get('flag-2')?.evaluations.slice(-4)).toEqual([5, 0, 0, 4]);
});

it('remembers for a while what it has summed for all, and for few uses that', async () => {
  const { read, wait } = aReader();
  await read({ projectId, flags: names(120) });
  await database.sql`update evaluation_counts set count = 50 where flag_key = 'flag-1'`;
  const lastHour = async () => (await read({ projectId, flags: ['flag-1'] })).get('flag-1')?.evaluations.at(-1);
  expect(await lastHour()).toBe(4);
  wait(15_000);
  expect(await lastHour()).toBe(200);
});
