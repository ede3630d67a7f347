import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Account, accountOf, almighty, type Role } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { aServiceToken } from '../../testing/a-service-token.js';
import { grantedRole } from './tokens.grant.js';

const tokens = '/api/v1/tokens';
const flags = '/api/v1/projects/default/flags';
const elsewhere = '/api/v1/projects/elsewhere';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
  await server.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
});
afterAll(() => server.close());

describe('a service token', () => {
  it("is an owner's where nothing else is asked for by one", async () => {
    const { body } = await server.call('POST', tokens, { body: { name: 'old' } });
    expect(body).toMatchObject({ kind: 'service', role: 'owner', project: null, user: null });
  });

  it('may do on its project what its role may, and sees nothing else', async () => {
    const token = await aServiceToken(server, 'editor', 'default');
    const { body } = await server.call('GET', '/api/v1/projects', { token });
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(['default']);
    expect((await server.call('POST', flags, { token, body: { key: 'made' } })).status).toBe(201);
    expect((await server.call('GET', `${elsewhere}/flags`, { token })).status).toBe(404);
    const records = await server.call('GET', '/api/v1/audit', { token });
    expect(new Set(records.body.items.map(({ project }: { project: string }) => project))).toEqual(
      new Set(['default']),
    );
    const other = await server.call('GET', '/api/v1/audit?project=elsewhere', { token });
    expect(other.body.items).toEqual([]);
  });

  it('is made by admins, and is never more than its maker', async () => {
    const admin = await aServiceToken(server, 'admin', 'default');
    const make = (body: object, token = admin) => server.call('POST', tokens, { token, body: { name: 't', ...body } });
    expect((await make({ project: 'default' })).body.role).toBe('admin');
    expect(await make({ project: 'default', role: 'owner' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/role' }] },
    });
    expect(await make({ project: 'elsewhere' })).toMatchObject({ status: 404 });
    expect(await make({})).toMatchObject({ status: 403, body: { needs: 'admin' } });
    const editor = await aServiceToken(server, 'editor', 'default');
    expect((await make({ project: 'default', role: 'viewer' }, editor)).status).toBe(403);
  });

  it('is seen and revoked by admins of its project alone', async () => {
    const admin = await aServiceToken(server, 'admin', 'elsewhere');
    const { body: made } = await server.call('POST', tokens, { body: { name: 'x', project: 'default' } });
    const listed = await server.call('GET', `${tokens}?limit=200`, { token: admin });
    expect(listed.body.items.map(({ project }: { project: string }) => project)).toEqual(['elsewhere']);
    const refused = await server.call('DELETE', `${tokens}/${made.id}`, { token: admin });
    const unknown = await server.call('DELETE', `${tokens}/00000000-0000-0000-0000-000000000000`, { token: admin });
    expect([refused.status, unknown.status]).toEqual([404, 404]);
    expect((await server.call('DELETE', `${tokens}/${made.id}`)).status).toBe(204);
  });

  it('can do nothing once its project is gone', async () => {
    await server.call('POST', '/api/v1/projects', { body: { key: 'passing', environments: [] } });
    const token = await aServiceToken(server, 'owner', 'passing');
    await server.call('DELETE', '/api/v1/projects/passing');
    const { body } = await server.call('GET', '/api/v1/projects', { token });
    expect(body.items).toEqual([]);
  });
});

/** Made by them, signed in. */
async function aPersonalToken(person: Person, body: object = {}): Promise<string> {
  const answer = await person.call('POST', tokens, { body: { name: 'own', kind: 'personal', ...body } });
  expect(answer.status).toBe(201);
  return answer.body.token;
}

describe('a personal token', () => {
  const membership = ({ id }: Person) => `/api/v1/projects/default/members/${id}`;

  it('may do what its user may, and no more than it was made for', async () => {
    const person = await aPerson(server, { role: null, projects: { default: 'editor', elsewhere: 'editor' } });
    const token = await aPersonalToken(person);
    const narrow = await aPersonalToken(person, { project: 'elsewhere' });
    const low = await aPersonalToken(person, { role: 'viewer' });
    const make = async (by: string, key: string) =>
      (await server.call('POST', flags, { token: by, body: { key } })).status;
    expect([await make(token, 'by-all'), await make(narrow, 'x'), await make(low, 'x')]).toEqual([201, 404, 403]);
    await server.call('PUT', membership(person), { body: { role: 'viewer' } });
    expect(await make(token, 'by-viewer')).toBe(403);
    await server.call('DELETE', membership(person));
    expect(await make(token, 'by-none')).toBe(404);
  });

  it('is refused with its user', async () => {
    const person = await aPerson(server, { role: 'admin' });
    const token = await aPersonalToken(person);
    const status = async () => (await server.call('GET', tokens, { token })).status;
    expect(await status()).toBe(200);
    await server.call('PATCH', `/api/v1/users/${person.id}`, { body: { deactivated: true } });
    expect(await status()).toBe(401);
    expect((await person.call('GET', tokens)).status).toBe(401);
    await server.call('PATCH', `/api/v1/users/${person.id}`, { body: { deactivated: false } });
    expect(await status()).toBe(200);
    expect((await person.call('GET', tokens)).status).toBe(401);
  });

  it("is its user's to see and to revoke, and no other viewer's", async () => {
    const person = await aPerson(server, { role: 'viewer' });
    const other = await aPerson(server, { role: 'viewer' });
    await aPersonalToken(person);
    const { body } = await person.call('GET', tokens);
    expect(body.items).toMatchObject([{ kind: 'personal', user: { id: person.id, name: 'Somebody' } }]);
    expect((await other.call('GET', tokens)).body.items).toEqual([]);
    const path = `${tokens}/${body.items[0].id}`;
    expect([(await other.call('DELETE', path)).status, (await person.call('DELETE', path)).status]).toEqual([404, 204]);
  });
});

describe('what a new token is granted', () => {
  const by = (account: Account, kind: 'user' | 'token' = 'user'): Caller => ({
    actor: { kind, id: 'x', name: 'x' },
    account,
    requestId: null,
  });
  const aUser = (role: Role | null, memberships: Readonly<Record<string, Role>> = {}) =>
    accountOf({ userId: 'u', role, memberships });

  it('is the own role, or less', () => {
    const editor = by(aUser('viewer', { default: 'editor' }));
    expect(grantedRole(editor, { name: 't', kind: 'personal' })).toBe('editor');
    expect(grantedRole(editor, { name: 't', kind: 'personal', role: 'viewer' })).toBe('viewer');
    expect(grantedRole(editor, { name: 't', kind: 'personal', project: 'other' })).toBe('viewer');
    expect(() => grantedRole(editor, { name: 't', kind: 'personal', role: 'admin' })).toThrow(
      /not be more than your own/,
    );
  });

  it('is personal only where a person is signed in', () => {
    expect(() => grantedRole(by(aUser('owner'), 'token'), { name: 't', kind: 'personal' })).toThrow(/signed in/);
    expect(() => grantedRole(by(almighty, 'token'), { name: 't', kind: 'personal' })).toThrow(/signed in/);
  });
});
