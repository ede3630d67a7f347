import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../database/database.js';
import { aPerson, type Person, pageHeaders } from '../../testing/a-person.js';
import { type Answer, aServer, type TestServer } from '../../testing/a-server.js';
import { aServiceToken } from '../../testing/a-service-token.js';
import { verifyAudit } from '../audit/audit-verify.service.js';
import { makeOwnerLink } from './invitation.links.js';

const invitations = '/api/v1/invitations';
const password = 'a long walk to the sea';
let server: TestServer;
let sql: postgres.Sql;
let owner: Person;

beforeAll(async () => {
  server = await aServer();
  sql = postgres(server.databaseUrl, { max: 1 });
  owner = await aPerson(server, { role: 'owner', email: 'owner@example.com' });
  await server.call('POST', '/api/v1/projects', { body: { key: 'shop', name: 'Shop' } });
});
beforeEach(async () => {
  await sql`delete from sign_in_attempts`;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

const tokenIn = (link: string) => link.split('#')[1] ?? '';
const nobody = (path: string, body: object) => server.call('POST', `${invitations}${path}`, { token: null, body });
const invite = (body: object, by: Person = owner) => by.call('POST', invitations, { body });
const accept = (token: string, body: object = {}) => nobody('/accept', { token, name: 'New', password, ...body });
const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] ?? '';
const signIn = (email: string, text = password) =>
  server.call('POST', '/api/v1/session', { token: null, body: { email, password: text } });

describe('an invitation', () => {
  it('makes an account with its role, and signs it in', async () => {
    const made = await invite({ email: 'Grace@Example.com', role: 'editor', project: 'shop' });
    expect([made.status, made.body]).toMatchObject([
      201,
      { email: 'grace@example.com', role: 'editor', project: 'shop' },
    ]);
    expect(made.body.link).toMatch(/^http:\/\/localhost\/invite#guidon_link_[\w-]{49}$/);
    const token = tokenIn(made.body.link);
    expect((await nobody('/look', { token })).body).toMatchObject({
      kind: 'member',
      email: 'grace@example.com',
      role: 'editor',
      project: 'shop',
      hasAccount: false,
    });
    const answer = await accept(token, { name: 'Grace' });
    expect(answer.body).toMatchObject({ user: { name: 'Grace', role: null }, projects: { shop: 'editor' } });
    const headers = pageHeaders(cookieOf(answer));
    const { body } = await server.call('GET', '/api/v1/projects', { token: null, headers });
    expect(body.items.map(({ key }: { key: string }) => key)).toEqual(['shop']);
    expect((await signIn('grace@example.com')).status).toBe(200);
  });

  it('is good once, however many use it at once', async () => {
    const token = tokenIn((await invite({ email: 'once@example.com', role: 'viewer' })).body.link);
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await accept(token)).status).toBe(404);
    expect((await nobody('/look', { token })).status).toBe(404);
  });

  it('opens nothing once it was taken back, or its time is over', async () => {
    const { body } = await invite({ email: 'late@example.com', role: 'viewer' });
    expect((await owner.call('DELETE', `${invitations}/${body.id}`)).status).toBe(204);
    expect((await accept(tokenIn(body.link))).status).toBe(404);
    const other = await invite({ email: 'later@example.com', role: 'viewer' });
    await sql`update invitations set expires_at = now() where id = ${other.body.id}`;
    expect((await accept(tokenIn(other.body.link))).status).toBe(404);
    for (const token of ['x', 'guidon_link_', tokenIn(body.link).slice(0, -1)])
      expect((await nobody('/look', { token })).status).toBe(404);
  });

  it('asks for the password of an account that there is, and never takes a role away', async () => {
    await accept(tokenIn((await invite({ email: 'both@example.com', role: 'admin', project: 'shop' })).body.link));
    const again = tokenIn((await invite({ email: 'both@example.com', role: 'viewer', project: 'shop' })).body.link);
    expect((await nobody('/look', { token: again })).body.hasAccount).toBe(true);
    expect((await accept(again, { password: 'another password of theirs' })).status).toBe(401);
    expect((await accept(again)).body.projects).toEqual({ shop: 'admin' });
    const more = tokenIn((await invite({ email: 'both@example.com', role: 'editor' })).body.link);
    expect((await accept(more)).body).toMatchObject({ user: { role: 'editor' }, projects: { shop: 'admin' } });
  });

  it('says what is missing or will not do', async () => {
    const token = tokenIn((await invite({ email: 'picky@example.com', role: 'viewer' })).body.link);
    const flawOf = async (body: object) => (await accept(token, body)).body.errors?.[0].path;
    expect(await flawOf({ name: undefined })).toBe('/name');
    expect(await flawOf({ password: 'short' })).toBe('/password');
    expect(await flawOf({ email: 'other@example.com' })).toBe('/email');
    expect((await accept(token)).status).toBe(200);
  });

  it('is made by those who administer the place, up to their own role', async () => {
    const admin = await aPerson(server, { role: null, projects: { shop: 'admin' } });
    const editor = await aPerson(server, { role: null, projects: { shop: 'editor' } });
    const ask = async (by: Person, role: string, project?: string) =>
      (await invite({ email: 'x@example.com', role, ...(project && { project }) }, by)).status;
    expect([await ask(admin, 'admin', 'shop'), await ask(admin, 'owner', 'shop')]).toEqual([201, 422]);
    expect([await ask(admin, 'viewer'), await ask(admin, 'viewer', 'default')]).toEqual([403, 404]);
    expect([await ask(editor, 'viewer', 'shop'), await ask(owner, 'viewer', 'nowhere')]).toEqual([403, 404]);
  });

  it('is shown to those who could have made it, and taken back by them', async () => {
    const admin = await aPerson(server, { role: null, projects: { shop: 'admin' } });
    const own = (await invite({ email: 'a@example.com', role: 'viewer', project: 'shop' })).body;
    const all = (await invite({ email: 'b@example.com', role: 'viewer' })).body;
    const seenBy = async (person: Person, query = '') =>
      (await person.call('GET', `${invitations}?limit=200${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await seenBy(owner)).toEqual(expect.arrayContaining([own.id, all.id]));
    expect(await seenBy(owner, '&project=shop')).not.toContain(all.id);
    expect(await seenBy(admin)).toContain(own.id);
    expect(await seenBy(admin)).not.toContain(all.id);
    expect(JSON.stringify((await owner.call('GET', invitations)).body)).not.toContain('guidon_link');
    expect((await admin.call('DELETE', `${invitations}/${all.id}`)).status).toBe(404);
    expect((await admin.call('DELETE', `${invitations}/${own.id}`)).status).toBe(204);
  });
});

describe('a link for another password', () => {
  const passwordLink = (by: Person, id: string) => by.call('POST', `/api/v1/users/${id}/password-link`);

  it('sets it, signs in, and ends the sessions there were', async () => {
    const person = await aPerson(server, { email: 'forgetful@example.com' });
    const first = await passwordLink(owner, person.id);
    const second = await passwordLink(owner, person.id);
    expect((await accept(tokenIn(first.body.link))).status).toBe(404);
    const token = tokenIn(second.body.link);
    expect((await nobody('/look', { token })).body).toMatchObject({
      kind: 'password',
      email: person.email,
      role: null,
    });
    const answer = await nobody('/accept', { token, password });
    expect([answer.status, answer.body.user.id]).toEqual([200, person.id]);
    expect((await person.call('GET', '/api/v1/session')).status).toBe(401);
    expect((await signIn(person.email)).status).toBe(200);
  });

  it('is made by an administrator, for nobody who may do more than they', async () => {
    const admin = await aPerson(server, { role: 'admin' });
    const projectOwner = await aPerson(server, { role: null, projects: { shop: 'owner' } });
    const viewer = await aPerson(server);
    for (const person of [owner, projectOwner]) expect((await passwordLink(admin, person.id)).status).toBe(403);
    expect((await passwordLink(admin, viewer.id)).status).toBe(201);
    expect((await passwordLink(viewer, viewer.id)).status).toBe(403);
    expect((await passwordLink(owner, 'nobody')).status).toBe(404);
  });
});

describe('a link opens nothing any more', () => {
  const letGo = (person: Person, body: object) => owner.call('PATCH', `/api/v1/users/${person.id}`, { body });
  const anAdmin = () => aPerson(server, { role: 'admin' });

  it.each([
    ['was deactivated', { deactivated: true }],
    ['may by now do less than it gives', { role: 'viewer' }],
  ])('once whoever invited by it %s', async (_what, change) => {
    const admin = await anAdmin();
    const token = tokenIn((await invite({ email: 'self@example.com', role: 'editor' }, admin)).body.link);
    expect((await nobody('/look', { token })).status).toBe(200);
    await letGo(admin, change);
    expect([(await nobody('/look', { token })).status, (await accept(token)).status]).toEqual([404, 404]);
  });

  it('once whoever invited by it, with a token of theirs, is no admin of the project', async () => {
    const admin = await aPerson(server, { role: null, projects: { shop: 'admin' } });
    const made = await admin.call('POST', '/api/v1/tokens', { body: { name: 'cli', kind: 'personal' } });
    const body = { email: 'friend@example.com', role: 'viewer', project: 'shop' };
    const invited = await server.call('POST', invitations, { token: made.body.token, body });
    expect(invited.body.invitedBy).toBe(admin.email);
    expect((await owner.call('DELETE', `/api/v1/projects/shop/members/${admin.id}`)).status).toBe(204);
    expect((await accept(tokenIn(invited.body.link))).status).toBe(404);
  });

  it.each([
    ['its maker', { role: 'viewer' }, undefined],
    ['the one whose password it sets', undefined, { role: 'owner' }],
  ])('to a password, once it would open more than %s may', async (_what, ofMaker, ofPerson) => {
    const admin = await anAdmin();
    const person = await aPerson(server, { role: 'editor' });
    const token = tokenIn((await admin.call('POST', `/api/v1/users/${person.id}/password-link`)).body.link);
    if (ofMaker !== undefined) await letGo(admin, ofMaker);
    if (ofPerson !== undefined) await letGo(person, ofPerson);
    expect((await nobody('/accept', { token, password })).status).toBe(404);
  });

  it('to the password of somebody who may do more by now, also where a service token made it', async () => {
    const token = await aServiceToken(server, 'admin');
    const person = await aPerson(server, { role: 'editor' });
    const made = await server.call('POST', `/api/v1/users/${person.id}/password-link`, { token });
    await letGo(person, { role: 'owner' });
    expect((await nobody('/accept', { token: tokenIn(made.body.link), password })).status).toBe(404);
  });
});

describe('the link for the first owner', () => {
  const ownerLink = async () => {
    const database = openDatabase({ url: server.databaseUrl, laneCount: 1 });
    const link = await database.transaction((inside) => makeOwnerLink(inside, 'https://flags.example/', 'a test'));
    await database.close();
    return link;
  };

  it('makes an owner of who opens it; one that is made later takes its place', async () => {
    const [older, newer] = [await ownerLink(), await ownerLink()];
    expect(newer).toMatch(/^https:\/\/flags\.example\/invite#guidon_link_/);
    expect((await nobody('/look', { token: tokenIn(older) })).status).toBe(404);
    expect((await nobody('/look', { token: tokenIn(newer) })).body).toMatchObject({ kind: 'first-owner', email: null });
    expect((await accept(tokenIn(newer))).body.errors).toMatchObject([{ path: '/email' }]);
    const answer = await accept(tokenIn(newer), { email: 'First@example.com' });
    expect(answer.body.user).toMatchObject({ email: 'first@example.com', role: 'owner' });
  });
});

it('tells all of it in the audit log, under the names of those who did it, and no secret', async () => {
  const { body } = await server.call('GET', '/api/v1/audit?limit=200');
  const told = body.items.map(({ action }: { action: string }) => action);
  for (const action of ['invitation.create', 'invitation.revoke', 'invitation.accept', 'user.create', 'user.password'])
    expect(told).toContain(action);
  for (const action of ['user.password-link', 'owner-link.create', 'session.create']) expect(told).toContain(action);
  const created = body.items.filter(({ action }: { action: string }) => action === 'user.create');
  expect(created.every(({ requestId }: { requestId: string | null }) => requestId !== null)).toBe(true);
  const findings: unknown[] = [];
  const onFinding = (finding: unknown) => void findings.push(finding);
  const database = openDatabase({ url: server.databaseUrl, poolSize: 1 });
  expect((await verifyAudit(database.sql, { anchors: [], onFinding })).length).toBeGreaterThan(1);
  await database.close();
  expect(findings).toEqual([]);
  const all = JSON.stringify([body, server.logs, await sql`select * from invitations`, await sql`select * from users`]);
  expect([all.includes('guidon_link_'), all.includes(password)]).toEqual([false, false]);
});
