import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../testing/a-person.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import {
  aServerWithProvider,
  providersPath,
  redirectUri,
  type ServerWithProvider,
  testSecretKey,
} from '../../testing/a-server-with-provider.js';
import type { TestIdentityProvider } from '../../testing/an-identity-provider.js';

let around: ServerWithProvider;
let server: TestServer;
let idp: TestIdentityProvider;
let sql: postgres.Sql;

beforeAll(async () => {
  around = await aServerWithProvider();
  ({ server, idp, sql } = around);
});
afterAll(() => around.close());

it('is made with its secret, and says where it is to send people back to', () => {
  const { status, body } = around.made;
  expect([status, body]).toMatchObject([201, { key: 'corp', hasClientSecret: true, redirectUri, isEnabled: true }]);
});

describe('the secret of a client', () => {
  it('is stored sealed, shown to nobody and written into no log', async () => {
    const listed = await server.call('GET', providersPath);
    const { body: audit } = await server.call('GET', '/api/v1/audit?limit=200');
    const stored = await sql`select *, encode(client_secret_sealed, 'escape') as text from identity_providers`;
    expect(JSON.stringify([listed, audit, stored, server.logs])).not.toContain(idp.clientSecret);
  });

  it('goes to no other issuer', async () => {
    const moved = await server.call('PATCH', `${providersPath}/corp`, { body: { issuer: 'https://evil.example' } });
    expect(moved).toMatchObject({ status: 422, body: { errors: [{ path: '/clientSecret' }] } });
  });

  it('is needed at start, and the key to it', async () => {
    const startWith = async (environment: Record<string, string>) => {
      const other = await aServer({ databaseUrl: server.databaseUrl, environment });
      return await other.guidon
        .start()
        .then(() => 'started')
        .catch((error: Error) => error.message)
        .finally(() => other.close());
    };
    expect(await startWith({})).toMatch(/"corp" is sealed under GUIDON_SECRET_KEY. Set it/);
    expect(await startWith({ GUIDON_SECRET_KEY: `${testSecretKey}!` })).toContain('another GUIDON_SECRET_KEY');
    expect(await startWith({ GUIDON_SECRET_KEY: testSecretKey })).toBe('started');
  });

  it('is not taken where there is no key to seal it under', async () => {
    const bare = await aServer();
    const body = { key: 'corp', name: 'Corp', issuer: 'https://id.example', clientId: 'x', clientSecret: 'y' };
    const refused = await bare.call('POST', providersPath, { body });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('GUIDON_SECRET_KEY')]);
    await bare.close();
  });
});

it.each([
  ['issuer', 'http://id.example'],
  ['issuer', 'not a URL'],
  ['issuer', 'https://id.example/?tenant=1'],
  ['scopes', ['email']],
  ['key', 'password'],
])('refuses settings that cannot work: %s %j', async (name, value) => {
  const body = { key: 'new', name: 'New', issuer: 'https://id.example', clientId: 'x', [name]: value };
  const answer = await server.call('POST', providersPath, { body });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: `/${name}` }] } });
});

it('is set up by owners, and changed on what they have read', async () => {
  const admin = await aPerson(server, { role: 'admin' });
  expect((await admin.call('GET', providersPath)).status).toBe(403);
  const patched = await server.call('PATCH', `${providersPath}/corp`, { body: { name: 'Corp & Co' } });
  const headers = { 'if-match': String(patched.headers['etag']) };
  expect((await server.call('PATCH', `${providersPath}/corp`, { body: { name: 'Corp' }, headers })).status).toBe(200);
  expect((await server.call('PATCH', `${providersPath}/corp`, { body: { name: 'Late' }, headers })).status).toBe(412);
  expect(
    (await server.call('POST', providersPath, { body: { key: 'corp', name: 'x', issuer: idp.issuer, clientId: 'x' } }))
      .status,
  ).toBe(409);
});
