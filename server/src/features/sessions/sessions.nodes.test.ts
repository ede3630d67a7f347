import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPasswords } from '../../people/passwords.js';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { pageHeaders } from '../../testing/a-person.js';
import type { Answer } from '../../testing/a-server.js';

const email = 'ada@example.com';
const password = 'a long walk to the sea';

describe.skipIf(findRedisServer() === undefined)('a session on two nodes with one Redis', () => {
  let redis: TestRedis;
  let one: LiveServer;
  let other: LiveServer;
  let sql: postgres.Sql;
  let userId: string;
  let cookie: string;

  beforeAll(async () => {
    redis = await startRedis();
    const environment = { REDIS_URL: redis.url, GUIDON_SECRET_KEY: 'the-same-key-on-each-of-these-nodes' };
    one = await aLiveServer({ environment });
    other = await aLiveServer({ environment, databaseUrl: one.databaseUrl });
    ({ sql } = one);
    const hash = await createPasswords().hash(password);
    const [user] = await sql`
      insert into users (email, name, password_hash, role) values (${email}, 'Ada', ${hash}, 'owner') returning id`;
    userId = String(user?.['id']);
    await sql`insert into users (email, name, role) values ('keeps@example.com', 'Keeps', 'owner')`;
  });
  afterAll(async () => {
    await other.close();
    await one.close();
    await redis.close();
  });
  beforeEach(async () => {
    await waitFor(async () => (await other.call('GET', '/health')).body.status === 'ok');
    await sql`update users set role = 'owner', deactivated_at = null, revision = 1 where id = ${userId}`;
    cookie = await signIn();
    for (let time = 0; time < 3; time += 1) for (const node of [one, other]) await statusOn(node);
  });

  const asks = (node: LiveServer, method: string, path: string, body?: object): Promise<Answer> =>
    node.call(method, path, { token: null, headers: pageHeaders(cookie), ...(body && { body }) });
  const statusOn = async (node: LiveServer) => (await asks(node, 'GET', '/api/v1/projects')).status;
  async function signIn(headers = {}): Promise<string> {
    await sql`delete from sign_in_attempts`;
    const answer = await one.call('POST', '/api/v1/session', { token: null, body: { email, password }, headers });
    return cookieOf(answer);
  }
  const cookieOf = ({ headers }: Answer) => String(headers['set-cookie']).split(';')[0] ?? '';
  const asAdministrator = (method: string, path: string, body: object) =>
    one.call(method, path, { body, headers: { 'if-match': '*' } });

  it('is read from Redis, for ten seconds at most', async () => {
    const set = (revokedAt: Date | null) =>
      sql`update sessions set revoked_at = ${revokedAt} where user_id = ${userId}`;
    // A busy machine may find Redis too slow for once, and Postgres says then that the session is revoked.
    await waitFor(async () => {
      await set(null);
      await statusOn(other);
      await set(new Date());
      return (await statusOn(other)) === 200;
    });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['its person signs out', () => asks(one, 'DELETE', '/api/v1/session')],
    ['its person ends it in the list', endFromTheList],
    ['its browser signs in anew', () => signIn({ cookie })],
    ['its person changes the password elsewhere', changePasswordElsewhere],
    ['its person is let go', () => asAdministrator('PATCH', `/api/v1/users/${userId}`, { deactivated: true })],
  ])('opens nothing on the other node, at once, after %s', async (_what, end) => {
    expect(await statusOn(other)).toBe(200);
    await end();
    expect(await statusOn(other)).toBe(401);
  });

  it('allows on the other node what its person may do by now', async () => {
    const create = async () => (await asks(other, 'POST', '/api/v1/projects', { key: 'a b' })).status;
    expect(await create()).toBe(400);
    expect((await asAdministrator('PATCH', `/api/v1/users/${userId}`, { role: 'viewer' })).status).toBe(200);
    expect(await create()).toBe(403);
  });

  it('goes on, and ends, while Redis is gone', async () => {
    await redis.kill();
    expect([await statusOn(one), await statusOn(other)]).toEqual([200, 200]);
    await asks(one, 'DELETE', '/api/v1/session');
    expect([await statusOn(one), await statusOn(other)]).toEqual([401, 401]);
    await redis.start();
  });

  async function endFromTheList(): Promise<void> {
    const { body } = await asks(one, 'GET', '/api/v1/sessions');
    const current = body.items.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    await asks(one, 'DELETE', `/api/v1/sessions/${current.id}`);
  }

  async function changePasswordElsewhere(): Promise<void> {
    const here = cookie;
    cookie = await signIn();
    const change = { current: password, next: 'and a longer walk back' };
    const changed = await asks(one, 'POST', '/api/v1/session/password', change);
    expect(changed.status).toBe(204);
    cookie = cookieOf(changed);
    await asks(one, 'POST', '/api/v1/session/password', { current: change.next, next: password });
    cookie = here;
  }
});
