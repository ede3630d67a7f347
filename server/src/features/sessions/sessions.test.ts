import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson } from '../../testing/a-person.js';
import { aServer, type TestServer } from '../../testing/a-server.js';

const projects = '/api/v1/projects';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await aServer();
  ({ sql } = server);
});
afterAll(() => server.close());

it('lets in who is signed in, and names them in the audit log', async () => {
  const person = await aPerson(server, { role: 'owner', email: 'ada@example.com' });
  expect((await person.call('POST', `${projects}/default/flags`, { body: { key: 'by-ada' } })).status).toBe(201);
  const { body } = await server.call('GET', '/api/v1/audit?action=flag.create');
  expect(body.items[0].actor).toEqual({ kind: 'user', id: person.id, name: 'ada@example.com' });
});

it('says who is signed in, and what they are where', async () => {
  const person = await aPerson(server, { role: null, name: 'Grace', projects: { default: 'editor' } });
  const { status, body, headers } = await person.call('GET', '/api/v1/session');
  expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
  expect(body).toEqual({
    user: { id: person.id, email: person.email, name: 'Grace', role: null },
    projects: { default: 'editor' },
    method: 'password',
    expiresAt: expect.any(String),
  });
});

it('takes the word of a token before that of a cookie', async () => {
  const person = await aPerson(server);
  const withBoth = await server.call('GET', '/api/v1/tokens', { headers: person.headers, token: 'garbage' });
  expect(withBoth.status).toBe(401);
});

it('says to a token that it has no session', async () => {
  for (const [method, path] of [
    ['GET', '/api/v1/session'],
    ['DELETE', '/api/v1/session'],
    ['GET', '/api/v1/sessions'],
    ['DELETE', '/api/v1/sessions/x'],
  ] as const)
    expect([path, (await server.call(method, path)).status]).toEqual([path, 403]);
});

describe('a session', () => {
  it.each([
    ['was asked nothing for an hour', "seen_at = now() - interval '61 minutes'"],
    ['began a day ago', "expires_at = now() - interval '1 second'"],
    ['was revoked', 'revoked_at = now()'],
  ])('ends once it %s', async (_what, change) => {
    const person = await aPerson(server);
    expect((await person.call('GET', projects)).status).toBe(200);
    await sql.unsafe(`update sessions set ${change} where user_id = '${person.id}'`);
    expect((await person.call('GET', projects)).status).toBe(401);
  });

  it('ends with the account that is behind it', async () => {
    const person = await aPerson(server);
    await sql`update users set deactivated_at = now() where id = ${person.id}`;
    expect((await person.call('GET', projects)).status).toBe(401);
  });

  it('says when it was last seen', async () => {
    const person = await aPerson(server);
    await sql`update sessions set seen_at = now() - interval '30 minutes' where user_id = ${person.id}`;
    await person.call('GET', projects);
    const idleS = async () => {
      const [row] = await sql`
        select extract(epoch from now() - s.seen_at)::float8 as s, u.last_seen_at from sessions s
        join users u on u.id = s.user_id where u.id = ${person.id}`;
      return row?.['last_seen_at'] === null ? Infinity : row?.['s'];
    };
    await expect.poll(idleS).toBeLessThan(60);
  });

  it('is ended by signing out, and the cookie taken back', async () => {
    const person = await aPerson(server);
    const { status, headers } = await person.call('DELETE', '/api/v1/session');
    expect([status, String(headers['set-cookie'])]).toEqual([
      204,
      expect.stringMatching(/^guidon_session=; Max-Age=0/),
    ]);
    expect((await person.call('GET', projects)).status).toBe(401);
  });

  it('is listed to its owner, who can end it from elsewhere', async () => {
    const person = await aPerson(server);
    const stranger = await aPerson(server);
    const { body } = await person.call('GET', '/api/v1/sessions');
    expect(body.items).toMatchObject([{ isCurrent: true, method: 'password' }]);
    const path = `/api/v1/sessions/${body.items[0].id}`;
    expect((await stranger.call('DELETE', path)).status).toBe(404);
    expect((await person.call('DELETE', path)).status).toBe(204);
    expect((await person.call('GET', projects)).status).toBe(401);
  });
});

describe('a page of another origin', () => {
  const edit = (headers: Record<string, string | undefined>) => async () => {
    const person = await aPerson(server, { role: 'owner' });
    const all = { ...person.headers, ...headers };
    const sent = Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text ? [[name, text]] : [])));
    const call = { token: null, headers: sent as Record<string, string>, body: { key: 'forged' } };
    return (await server.call('POST', projects, call)).status;
  };

  it.each([
    ['comes from elsewhere', { origin: 'https://evil.example' }],
    ['hides where it comes from', { origin: 'null' }],
    ['comes from another port', { origin: 'http://localhost:81' }],
    ['names no origin', { origin: undefined }],
    ['is not of this site', { 'sec-fetch-site': 'cross-site' }],
    ['is of a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['was sent by a form', { 'guidon-request': undefined }],
  ])('edits nothing with the cookie where the request %s', async (_what, headers) => {
    expect(await edit(headers)()).toBe(403);
  });

  it('is told apart from ours, wherever people reach us', async () => {
    const behind = await aServer({
      databaseUrl: server.databaseUrl,
      environment: { GUIDON_PUBLIC_URL: 'http://flags.example/' },
    });
    const person = await aPerson(behind, { role: 'owner' });
    const from = async (origin: string) =>
      (await person.call('POST', projects, { body: { key: 'a b' }, headers: { origin } })).status;
    expect([
      await from('http://flags.example'),
      await from('http://localhost'),
      await from('http://x.example'),
    ]).toEqual([400, 400, 403]);
    await behind.close();
  });
});
