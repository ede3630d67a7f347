import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const tokens = '/api/v1/tokens';
const flags = '/api/v1/projects/default/flags';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const keyed = (key: string) => ({ 'idempotency-key': key });

it('answers a repeated request as it did the first, and does nothing twice', async () => {
  const first = await server.call('POST', tokens, { body: { name: 'once' }, headers: keyed('k1') });
  const second = await server.call('POST', tokens, { body: { name: 'once' }, headers: keyed('k1') });
  expect(second).toMatchObject({ status: 201, body: first.body });
  expect(second.headers['idempotent-replayed']).toBe('true');
  const { body } = await server.call('GET', tokens);
  expect(body.items.filter((token: { name: string }) => token.name === 'once')).toHaveLength(1);
});

it('keeps headers and refusals too', async () => {
  const first = await server.call('POST', flags, { body: { key: 'kept' }, headers: keyed('k2') });
  const second = await server.call('POST', flags, { body: { key: 'kept' }, headers: keyed('k2') });
  expect([second.headers['location'], second.headers['etag']]).toEqual([
    first.headers['location'],
    first.headers['etag'],
  ]);
  const refused = await server.call('POST', flags, { body: { key: 'kept' }, headers: keyed('k3') });
  const again = await server.call('POST', flags, { body: { key: 'kept' }, headers: keyed('k3') });
  expect([refused.status, again.status]).toEqual([409, 409]);
  expect(again.body.detail).toBe(refused.body.detail);
});

it('refuses the key of another request', async () => {
  await server.call('POST', flags, { body: { key: 'mine' }, headers: keyed('k4') });
  const other = await server.call('POST', flags, { body: { key: 'other' }, headers: keyed('k4') });
  expect(other).toMatchObject({ status: 422, body: { errors: [{ path: 'header/idempotency-key' }] } });
});

it('lets only one of many at the same time through', async () => {
  const requests = Array.from({ length: 10 }, () =>
    server.call('POST', tokens, { body: { name: 'race' }, headers: keyed('k5') }),
  );
  const statuses = (await Promise.all(requests)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
  const { body } = await server.call('GET', tokens);
  expect(body.items.filter((token: { name: string }) => token.name === 'race')).toHaveLength(1);
});

it('keeps keys of different tokens apart', async () => {
  const { body: token } = await server.call('POST', tokens, { body: { name: 'second' } });
  await server.call('POST', flags, { body: { key: 'by-admin' }, headers: keyed('k6') });
  const other = await server.call('POST', flags, {
    body: { key: 'by-second' },
    headers: keyed('k6'),
    token: token.token,
  });
  expect(other.status).toBe(201);
});

it('stores no secret in clear', async () => {
  const { body } = await server.call('POST', tokens, { body: { name: 'sealed' }, headers: keyed('k7') });
  const sql = postgres(server.databaseUrl, { max: 1 });
  const rows = await sql`select body from idempotent_responses`;
  await sql.end();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(body.token);
  expect(Buffer.from(rows.map((row) => row['body']).join(''), 'base64').toString('latin1')).not.toContain(
    'guidon_token',
  );
});
