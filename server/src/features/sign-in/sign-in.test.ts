import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPasswords } from '../../people/passwords.js';
import { pageHeaders } from '../../testing/a-person.js';
import { type Answer, aServer, type CallOptions, type TestServer } from '../../testing/a-server.js';

const password = 'a long walk to the sea';
let server: TestServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await aServer();
  ({ sql } = server);
  const hash = await createPasswords().hash(password);
  await sql`
    insert into users (email, name, password_hash, role, deactivated_at) values
      ('ada@example.com', 'Ada', ${hash}, 'owner', null), ('gone@example.com', 'Gone', ${hash}, 'owner', now()),
      ('elsewhere@example.com', 'Elsewhere', null, 'viewer', null)`;
});
beforeEach(async () => {
  await sql`delete from sign_in_attempts`;
});
afterAll(() => server.close());

const signIn = (email: string, text = password, options: CallOptions = {}) =>
  server.call('POST', '/api/v1/session', { token: null, body: { email, password: text }, ...options });
const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] ?? '';
const asks = (cookie: string, method = 'GET', path = '/api/v1/session', body?: object) =>
  server.call(method, path, { token: null, headers: pageHeaders(cookie), ...(body && { body }) });

it('gives a cookie that no script reads and no other site sends', async () => {
  const answer = await signIn('Ada@Example.com');
  expect([answer.status, answer.body.user]).toMatchObject([200, { email: 'ada@example.com', role: 'owner' }]);
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(
    /^guidon_session=guidon_session_[\w-]{49}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
  );
  expect((await asks(cookieOf(answer))).body.user.name).toBe('Ada');
  const stored = await sql`select row_to_json(sessions)::text as row from sessions`;
  expect(JSON.stringify(stored)).not.toContain(cookieOf(answer).slice(20));
});

it('binds the cookie to the host and to https, where people come by https', async () => {
  const environment = { GUIDON_PUBLIC_URL: 'https://flags.example' };
  const https = await aServer({ databaseUrl: server.databaseUrl, environment });
  const body = { email: 'ada@example.com', password };
  const answer = await https.call('POST', '/api/v1/session', { token: null, body });
  expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-guidon_session=.*; Path=\/; .*; Secure; /);
  const headers = pageHeaders(cookieOf(answer).replace('__Host-', ''));
  expect((await https.call('GET', '/api/v1/session', { token: null, headers })).status).toBe(401);
  await https.close();
});

it('does so too where a trusted proxy says that they did, and nobody else is believed', async () => {
  const body = { email: 'ada@example.com', password };
  const headers = { 'x-forwarded-proto': 'https' };
  const cookieFrom = async (environment: Record<string, string>) => {
    const behind = await aServer({ databaseUrl: server.databaseUrl, environment });
    const answer = await behind.call('POST', '/api/v1/session', { token: null, body, headers });
    const asked = { ...headers, cookie: cookieOf(answer) };
    expect((await behind.call('GET', '/api/v1/session', { token: null, headers: asked })).status).toBe(200);
    await behind.close();
    return String(answer.headers['set-cookie']);
  };
  expect(await cookieFrom({ GUIDON_TRUST_PROXY: '1' })).toMatch(/^__Host-guidon_session=.*; Secure; /);
  expect(await cookieFrom({})).toMatch(/^guidon_session=(?!.*Secure)/);
});

it('ends the session that a browser had before, and takes no cookie that it did not give', async () => {
  const first = cookieOf(await signIn('ada@example.com'));
  const second = cookieOf(await signIn('ada@example.com', password, { headers: { cookie: first } }));
  expect(second).not.toBe(first);
  expect([(await asks(first)).status, (await asks(second)).status]).toEqual([401, 200]);
  const chosen = 'guidon_session=chosen-by-somebody-else';
  expect(cookieOf(await signIn('ada@example.com', password, { headers: { cookie: chosen } }))).not.toBe(chosen);
});

it('is not begun by a page of another origin', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await signIn('ada@example.com', password, { headers })).status).toBe(403);
});

it('writes down who began which session, and never a password', async () => {
  await signIn('ada@example.com');
  const { body } = await server.call('GET', '/api/v1/audit?action=session.create');
  expect(body.items[0]).toMatchObject({
    actor: { kind: 'user', name: 'ada@example.com' },
    after: { method: 'password' },
  });
  expect(JSON.stringify([body, server.logs])).not.toContain(password);
});

describe('an account', () => {
  const wrong = [
    ['ada@example.com', 'not her password'],
    ['nobody@example.com', password],
    ['gone@example.com', password],
    ['elsewhere@example.com', password],
    ["' or 1=1 --", password],
    ['ada@example.com', 'x'],
  ] as const;

  it('cannot be told from none by what is answered', async () => {
    const answers = [];
    for (const [email, text] of wrong) {
      const { status, body, headers } = await signIn(email, text);
      answers.push(JSON.stringify([status, { ...body, requestId: '' }, Object.keys(headers).sort()]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0] ?? '')[0]).toBe(401);
  });
});

describe('guessing', () => {
  it('ends after ten attempts a minute at one account, even with the right password', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await sql`delete from sign_in_attempts where subject like 'address:%'`;
      statuses.push((await signIn('ada@example.com', 'wrong')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const { status, headers, body } = await signIn('ada@example.com');
    expect([status, Number(headers['retry-after'])]).toEqual([429, expect.toSatisfy((s) => s >= 1 && s <= 60)]);
    expect(body.detail).toContain('Try again in');
  });

  it('is counted at one account however its address is written', async () => {
    const hash = await createPasswords().hash(password);
    await sql`insert into users (email, name, password_hash) values ('kim@example.com', 'Kim', ${hash})`;
    const statuses = [];
    for (const email of ['kim@example.com', 'KIM@example.com', '\u212aim@example.com', 'k\u0130m@example.com']) {
      await sql`delete from sign_in_attempts`;
      for (let attempt = 0; attempt < 10; attempt += 1) await signIn('kim@example.com', 'wrong');
      await sql`delete from sign_in_attempts where subject like 'address:%'`;
      statuses.push((await signIn(email)).status);
    }
    // The last one is no way to write it: there is no such account.
    expect(statuses).toEqual([429, 429, 429, 401]);
  });

  it('ends after ten attempts a minute from one address, also at once', async () => {
    const all = await Promise.all(Array.from({ length: 14 }, (_, n) => signIn(`somebody-${n}@example.com`, 'wrong')));
    const statuses = all.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
  });

  it('begins anew with the next minute, and is not what people do who know their password', async () => {
    for (let time = 0; time < 15; time += 1) expect((await signIn('ada@example.com')).status).toBe(200);
    for (let attempt = 0; attempt < 11; attempt += 1) await signIn('ada@example.com', 'wrong');
    expect((await signIn('ada@example.com')).status).toBe(429);
    await sql`update sign_in_attempts set window_started_at = now() - interval '61 seconds'`;
    expect((await signIn('ada@example.com')).status).toBe(200);
  });
});

describe('another password', () => {
  const next = 'and a longer walk back';

  it('takes the one before, and ends all sessions but a new one of this browser', async () => {
    const elsewhere = cookieOf(await signIn('ada@example.com'));
    let here = cookieOf(await signIn('ada@example.com'));
    const before = here;
    const change = async (current: string, text: string) => {
      const answer = await asks(here, 'POST', '/api/v1/session/password', { current, next: text });
      if (answer.status === 204) here = cookieOf(answer);
      return answer;
    };
    expect(await change('wrong', next)).toMatchObject({ status: 422, body: { errors: [{ path: '/current' }] } });
    for (const bad of ['short', 'aaaaaaaaaaaaaaaaaa', 'ada@example.com', 'x'.repeat(201)])
      expect(await change(password, bad)).toMatchObject({ status: 422, body: { errors: [{ path: '/next' }] } });
    expect((await change(password, next)).status).toBe(204);
    const statuses = [here, before, elsewhere].map(async (cookie) => (await asks(cookie)).status);
    expect(await Promise.all(statuses)).toEqual([200, 401, 401]);
    expect([(await signIn('ada@example.com')).status, (await signIn('ada@example.com', next)).status]).toEqual([
      401, 200,
    ]);
    expect((await change(next, password)).status).toBe(204);
  });
});
