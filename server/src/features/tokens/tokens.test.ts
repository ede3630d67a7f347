import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const tokens = '/api/v1/tokens';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const aToken = async (body: object) => (await server.call('POST', tokens, { body })).body;
const statusWith = async (token: string | null) => (await server.call('GET', tokens, { token })).status;

it('shows a token once, and stores what it cannot be told from', async () => {
  const made = await aToken({ name: 'ci' });
  expect(made.token).toMatch(/^guidon_token_[\w-]{49}$/);
  expect(made.token.startsWith(made.hint)).toBe(true);
  const listed = await server.call('GET', tokens);
  expect(JSON.stringify(listed.body)).not.toContain(made.token);
  const sql = postgres(server.databaseUrl, { max: 1 });
  const rows = await sql`select row_to_json(api_tokens)::text as row from api_tokens`;
  await sql.end();
  expect(JSON.stringify(rows)).not.toContain(made.token.slice(20));
});

it('refuses a revoked token from that moment on', async () => {
  const { id, token } = await aToken({ name: 'revoked' });
  expect(await statusWith(token)).toBe(200);
  expect((await server.call('DELETE', `${tokens}/${id}`)).status).toBe(204);
  expect(await statusWith(token)).toBe(401);
  expect((await server.call('DELETE', `${tokens}/${id}`)).status).toBe(404);
});

it('refuses an expired token', async () => {
  const { token } = await aToken({ name: 'brief', expiresAt: new Date(Date.now() + 100).toISOString() });
  await expect.poll(() => statusWith(token)).toBe(401);
  const past = await server.call('POST', tokens, { body: { name: 'past', expiresAt: '2020-01-01T00:00:00Z' } });
  expect(past).toMatchObject({ status: 422, body: { errors: [{ path: '/expiresAt' }] } });
});

it('says when a token was last used', async () => {
  const { id, token } = await aToken({ name: 'used' });
  await statusWith(token);
  const lastUsed = async () => {
    const { body } = await server.call('GET', tokens);
    return body.items.find((item: { id: string }) => item.id === id)?.lastUsedAt;
  };
  await expect.poll(lastUsed).toEqual(expect.any(String));
});

it.each([null, '', 'nope', 'guidon_token_', `guidon_token_${'a'.repeat(49)}`, '\u00e9'])(
  'refuses the token %j',
  async (token) => {
    expect(await statusWith(token)).toBe(401);
  },
);

it('says what to present instead of an SDK key', async () => {
  const sdkKeys = '/api/v1/projects/default/environments/production/sdk-keys';
  const { body } = await server.call('POST', sdkKeys, { body: { kind: 'server', name: 'k' } });
  const answer = await server.call('GET', tokens, { token: body.key });
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toContain('Bearer');
  expect(answer.body.detail).toContain('SDK key');
});
