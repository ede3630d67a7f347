import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPerson, pageHeaders } from '../../testing/a-person.js';
import type { Answer, TestServer } from '../../testing/a-server.js';
import {
  aServerWithProvider,
  providersPath,
  redirectUri,
  rolesOfGroups,
  type ServerWithProvider,
} from '../../testing/a-server-with-provider.js';
import { anIdentityProvider, type TestIdentityProvider } from '../../testing/an-identity-provider.js';

let around: ServerWithProvider;
let server: TestServer;
let idp: TestIdentityProvider;
let sql: postgres.Sql;

beforeAll(async () => {
  around = await aServerWithProvider();
  ({ server, idp, sql } = around);
});
beforeEach(async () => {
  await server.call('PATCH', `${providersPath}/corp`, {
    body: { isEnabled: true, defaultRole: null, roles: rolesOfGroups },
  });
});
afterAll(() => around.close());

const get = (path: string, cookie = '') => server.call('GET', path, { token: null, headers: { cookie } });
const cookiesOf = ({ headers }: Answer) =>
  [headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0] ?? '');
const cookieOf = (answer: Answer, name: string) => cookiesOf(answer).find((text) => text.startsWith(`${name}=`)) ?? '';

/** The whole way of a browser: to the provider, and back to the page that was wanted. */
async function signIn(to = '/projects/default/flags') {
  const left = await get(`/api/v1/session/oidc/corp?to=${encodeURIComponent(to)}`);
  const { pathname, search } = await idp.visit(String(left.headers['location']));
  const back = await get(pathname + search, cookieOf(left, 'guidon_oidc'));
  return {
    back,
    location: back.headers['location'],
    session: cookieOf(back, 'guidon_session'),
    callback: pathname + search,
  };
}
const whoIs = async (session: string) =>
  (await server.call('GET', '/api/v1/session', { token: null, headers: pageHeaders(session) })).body;

const ada = { email: 'ada@corp.example', email_verified: true, name: 'Ada Lovelace' };

describe('somebody whom the provider knows', () => {
  it('comes in with the roles of their groups, to the page that they wanted', async () => {
    idp.be('ada', { ...ada, groups: ['everybody', 'shop'] });
    const { back, location, session } = await signIn();
    expect([back.status, location]).toEqual([302, '/projects/default/flags']);
    expect(await whoIs(session)).toMatchObject({
      user: { email: 'ada@corp.example', name: 'Ada Lovelace', role: 'viewer' },
      projects: { default: 'editor' },
      method: 'corp',
    });
  });

  it('is the same person next time, whatever their address is by then, with the roles of by then', async () => {
    idp.be('grace', { ...ada, email: 'grace@corp.example', groups: ['everybody'] });
    const first = await whoIs((await signIn()).session);
    idp.be('grace', { ...ada, email: 'admiral@corp.example', groups: ['platform', 'shop'] });
    const next = await whoIs((await signIn()).session);
    expect(next).toMatchObject({ user: { id: first.user.id, role: 'admin' }, projects: { default: 'editor' } });
    idp.be('grace', { groups: ['everybody'] });
    const last = await whoIs((await signIn()).session);
    expect(last).toMatchObject({ user: { id: first.user.id, role: 'viewer' }, projects: {} });
    const { body } = await server.call('GET', '/api/v1/audit?action=user.roles-given');
    expect(body.items[0]).toMatchObject({
      actor: { kind: 'user', id: first.user.id },
      after: { identityProvider: 'corp', role: 'viewer', 'projects/default': null },
    });
  });

  it('is refused once no group gives them a role, and loses those that they had', async () => {
    idp.be('gone', { ...ada, email: 'gone@corp.example', groups: ['everybody', 'shop'] });
    const { session } = await signIn();
    idp.be('gone', { groups: ['canteen'] });
    expect((await signIn()).location).toBe('/sign-in?failed=no-role');
    expect(await whoIs(session)).toMatchObject({ user: { role: null }, projects: {} });
  });

  it('gets the default role where there is one and no group gives another', async () => {
    await server.call('PATCH', `${providersPath}/corp`, { body: { defaultRole: 'viewer' } });
    idp.be('guest', { ...ada, email: 'guest@corp.example' });
    expect(await whoIs((await signIn()).session)).toMatchObject({ user: { role: 'viewer' }, projects: {} });
    idp.be('one', { ...ada, email: 'one@corp.example', groups: 'platform' });
    expect(await whoIs((await signIn()).session)).toMatchObject({ user: { role: 'admin' } });
  });

  it('comes into the account that they had, where the provider vouches for the address', async () => {
    const person = await aPerson(server, { email: 'both@corp.example', role: null, projects: { default: 'viewer' } });
    await server.call('PATCH', `${providersPath}/corp`, { body: { roles: [] } });
    idp.be('both', { ...ada, email: 'Both@corp.example' });
    expect(await whoIs((await signIn()).session)).toMatchObject({
      user: { id: person.id },
      projects: { default: 'viewer' },
    });
  });

  it('takes over the account of their address from whoever had come into it before', async () => {
    const password = 'chosen by who invited';
    const invited = await server.call('POST', '/api/v1/invitations', {
      body: { email: 'cfo@corp.example', role: 'viewer' },
    });
    const token = String(invited.body.link).split('#')[1];
    const body = { token, name: 'The CFO', password };
    const early = await server.call('POST', '/api/v1/invitations/accept', { token: null, body });
    const stolen = cookieOf(early, 'guidon_session');
    const own = { name: 'stays', kind: 'personal' };
    const made = await server.call('POST', '/api/v1/tokens', { token: null, headers: pageHeaders(stolen), body: own });
    const signInWith = { email: 'cfo@corp.example', password };
    const opened = async () => [
      (await whoIs(stolen)).status ?? 200,
      (await server.call('GET', '/api/v1/tokens', { token: made.body.token })).status,
      (await server.call('POST', '/api/v1/session', { token: null, body: signInWith })).status,
    ];
    expect(await opened()).toEqual([200, 200, 200]);
    idp.be('cfo', { ...ada, email: 'cfo@corp.example', groups: ['platform'] });
    const { session } = await signIn();
    expect(await whoIs(session)).toMatchObject({ user: { id: early.body.user.id, role: 'admin' } });
    expect(await opened()).toEqual([401, 401, 401]);
    const { body: audit } = await server.call('GET', '/api/v1/audit?action=user.taken-over');
    expect(audit.items[0]).toMatchObject({
      subject: { key: early.body.user.id },
      after: { identityProvider: 'corp' },
      requestId: expect.any(String),
    });
    const again = await signIn();
    expect((await whoIs(session)).user.id).toBe((await whoIs(again.session)).user.id);
  });

  it('stays an owner where they are the last', async () => {
    const [owner] = await sql`update users set role = 'viewer' where role = 'owner' returning id`;
    idp.be('last', { ...ada, email: 'last@corp.example', groups: ['everybody'] });
    const { user } = await whoIs((await signIn()).session);
    await sql`update users set role = 'owner' where id = ${user.id}`;
    expect(await whoIs((await signIn()).session)).toMatchObject({ user: { role: 'owner' } });
    await sql`update users set role = 'owner' where id = ${owner?.['id']}`;
    expect(await whoIs((await signIn()).session)).toMatchObject({ user: { role: 'viewer' } });
  });
});

describe('nobody comes in', () => {
  it.each([
    [
      "whose address is another account's and not vouched for",
      { email: 'owner@example.com', groups: ['platform'] },
      'unverified',
    ],
    [
      'whose address is said not to be theirs',
      { ...ada, email: 'x@y.z', email_verified: false, groups: ['platform'] },
      'unverified',
    ],
    [
      'whose address is said not to be theirs, in a word',
      { ...ada, email: 'x@y.z', email_verified: 'false', groups: ['platform'] },
      'unverified',
    ],
    ['who has no address', { groups: ['platform'] }, 'no-email'],
    ['whom no group gives a role', { ...ada, email: 'none@corp.example', groups: ['canteen'] }, 'no-role'],
  ])('%s', async (who, claims, failure) => {
    idp.be(who.replace(/\W/g, '-'), claims);
    const before = await sql`select count(*) from users`;
    expect(await signIn()).toMatchObject({ location: `/sign-in?failed=${failure}`, session: '' });
    expect(await sql`select count(*) from users`).toEqual(before);
  });

  it('whose account was deactivated', async () => {
    idp.be('fired', { ...ada, email: 'fired@corp.example', groups: ['platform'] });
    const { user } = await whoIs((await signIn()).session);
    await sql`update users set deactivated_at = now() where id = ${user.id}`;
    expect(await signIn()).toMatchObject({ location: '/sign-in?failed=deactivated', session: '' });
  });

  it('with an answer that was made for another browser, or used before, or made up', async () => {
    idp.be('ada', { ...ada, groups: ['everybody'] });
    const { callback } = await signIn();
    const flow = cookieOf(await get('/api/v1/session/oidc/corp'), 'guidon_oidc');
    const locationOf = async (path: string, cookie?: string) => (await get(path, cookie)).headers['location'];
    expect(await locationOf(callback)).toBe('/sign-in?failed=begin-again');
    expect(await locationOf(callback, flow)).toBe('/sign-in?failed=provider-refused');
    const state = JSON.parse(Buffer.from(flow.split('=')[1] ?? '', 'base64url').toString()).state;
    const madeUp = `/api/v1/session/oidc/corp/callback?code=made-up&state=${state}&iss=${encodeURIComponent(idp.issuer)}`;
    expect(await locationOf(madeUp, flow)).toBe('/sign-in?failed=provider-refused');
    expect(server.logs.some((line) => line.includes('invalid_grant'))).toBe(true);
    expect(await locationOf(madeUp, 'guidon_oidc=garbage')).toBe('/sign-in?failed=begin-again');
    expect(await locationOf(callback.replace('/corp/', '/other/'), flow)).toBe('/sign-in?failed=begin-again');
  });

  it('with an ID token that was made for another visit; the log says so, and nothing of what stands in it', async () => {
    idp.be('ada', { ...ada, groups: ['everybody'] });
    const left = await get('/api/v1/session/oidc/corp');
    const { pathname, search } = await idp.visit(String(left.headers['location']));
    const flow = JSON.parse(Buffer.from(cookieOf(left, 'guidon_oidc').split('=')[1] ?? '', 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...flow, nonce: 'another' })).toString('base64url');
    const logged = server.logs.length;
    const back = await get(pathname + search, `guidon_oidc=${other}`);
    expect(back.headers['location']).toBe('/sign-in?failed=provider-refused');
    const lines = server.logs.slice(logged).join('');
    expect(lines).toContain('nonce');
    expect(lines).not.toContain('"sub"');
  });

  it('once the provider is switched off; who came by it is out', async () => {
    idp.be('ada', { ...ada, groups: ['everybody'] });
    const { session } = await signIn();
    await server.call('PATCH', `${providersPath}/corp`, { body: { isEnabled: false } });
    expect((await whoIs(session)).status).toBe(401);
    expect((await get('/api/v1/session/oidc/corp')).headers['location']).toBe('/sign-in?failed=unknown-provider');
    expect((await get('/api/v1/session/providers')).body.items).toEqual([]);
  });

  it('once the provider was switched off while they were there', async () => {
    const before = (await sql`select from sessions where revoked_at is null`).count;
    const switchOff = () => server.call('PATCH', `${providersPath}/corp`, { body: { isEnabled: false } });
    idp.be('ada', { ...ada, groups: ['everybody'] }, switchOff);
    expect(await signIn()).toMatchObject({ location: '/sign-in?failed=begin-again', session: '' });
    expect((await sql`select from sessions where revoked_at is null`).count).toBeLessThanOrEqual(before);
  });

  it('as somebody else, whom another issuer calls the same', async () => {
    idp.be('1001', { ...ada, email: 'one@corp.example', groups: ['platform'] });
    const { session } = await signIn();
    const other = await anIdentityProvider({ redirectUri });
    const move = ({ issuer, clientSecret }: TestIdentityProvider) =>
      server.call('PATCH', `${providersPath}/corp`, { body: { issuer, clientSecret } });
    expect((await move(other)).status).toBe(200);
    expect((await whoIs(session)).status).toBe(401);
    other.be('1001', { ...ada, email: 'other@corp.example', groups: ['everybody'] });
    const left = await get('/api/v1/session/oidc/corp');
    const { pathname, search } = await other.visit(String(left.headers['location']));
    const back = await get(pathname + search, cookieOf(left, 'guidon_oidc'));
    expect((await whoIs(cookieOf(back, 'guidon_session'))).user.email).toBe('other@corp.example');
    expect((await move(idp)).status).toBe(200);
    await other.close();
  });

  it('at a provider that is not there', async () => {
    const body = { key: 'dead', name: 'Dead', issuer: 'http://127.0.0.1:1', clientId: 'x' };
    await server.call('POST', providersPath, { body });
    expect((await get('/api/v1/session/oidc/dead')).headers['location']).toBe('/sign-in?failed=provider-unavailable');
    expect((await server.call('DELETE', `${providersPath}/dead`)).status).toBe(204);
  });
});

it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/./\\evil.example', '/..//evil.example', 'x'])(
  'leads to no page of others: %s',
  async (to) => {
    idp.be('ada', { ...ada, groups: ['everybody'] });
    expect((await signIn(to)).location).not.toContain('//');
    expect((await signIn(to)).location).toMatch(/^\//);
  },
);

it('offers what there is to whoever is about to sign in', async () => {
  const { body } = await get('/api/v1/session/providers');
  expect(body).toEqual({ items: [{ key: 'corp', name: 'Example Corp' }], isUnclaimed: false });
});
