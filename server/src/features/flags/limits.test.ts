import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await aServer();
  ({ sql } = server);
});
afterAll(() => server.close());

async function fill(count: number): Promise<void> {
  await sql`
    insert into flags (project_id, key, kind, variants)
    select (select id from projects where key = 'default'), 'filler-' || n, 'boolean', '{"on":true,"off":false}'
    from generate_series(1, ${count}::int) as n on conflict do nothing`;
}

it('takes 5,000 flags in a project, warns on the way there, and refuses more', async () => {
  await fill(3_999);
  const warned = await server.call('POST', flags, { body: { key: 'near' } });
  expect([warned.status, warned.headers['guidon-warning']]).toEqual([
    201,
    expect.stringContaining('4000 of at most 5000'),
  ]);
  await fill(4_999);
  const refused = await server.call('POST', flags, { body: { key: 'beyond' } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ message: expect.stringContaining('5000') }] } });
  await server.call('DELETE', `${flags}/near`);
  expect((await server.call('POST', flags, { body: { key: 'in-its-place' } })).status).toBe(201);
  expect((await server.call('POST', `${flags}/near/restore`)).status).toBe(422);
});

it('takes 1,000 segments, and refuses more', async () => {
  await sql`
    insert into segments (project_id, key, by)
    select (select id from projects where key = 'default'), 'filler-' || n, 'userId' from generate_series(1, 1000) as n`;
  const refused = await server.call('POST', '/api/v1/projects/default/segments', { body: { key: 'beyond' } });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ message: expect.stringContaining('1000') }] } });
});
