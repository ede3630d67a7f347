import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { createPasswords } from '../../people/passwords.js';
import { pageHeaders } from '../../testing/a-person.js';
import { type Answer, aServer, type TestServer } from '../../testing/a-server.js';

const email = 'ada@example.com';
const password = 'a long walk to the sea';
const other = 'and a longer walk back';
let server: TestServer;
let database: Database;
let hashes: { readonly first: string; readonly other: string };

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl, laneCount: 1, deadlineMs: 15_000 });
  const passwords = createPasswords();
  hashes = { first: await passwords.hash(password), other: await passwords.hash(other) };
  await server.sql`insert into users (email, name, role) values (${email}, 'Ada', 'owner')`;
});
beforeEach(async () => {
  await server.sql`update users set password_hash = ${hashes.first}, deactivated_at = null`;
  await server.sql`delete from sign_in_attempts`;
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const signIn = () => server.call('POST', '/api/v1/session', { token: null, body: { email, password } });
const liveSessions = async () => (await server.sql`select from sessions where revoked_at is null`).count;

/** Does it to the account while the request, which has shown the password already, waits to write. */
async function meanwhile(send: () => Promise<Answer>, change: (sql: Sql) => Promise<unknown>): Promise<Answer> {
  const sent = await database.transaction(async ({ sql }) => {
    await sql`select from users where email = ${email} for no key update`;
    const running = { answer: send() };
    const waiting = async () =>
      (await server.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        .count;
    await expect.poll(waiting, { interval: 5, timeout: 10_000 }).toBe(1);
    await change(sql);
    return running;
  });
  return await sent.answer;
}

const deactivate = (sql: Sql) => sql`
  with ended as (update sessions set revoked_at = now())
  update users set deactivated_at = now() where email = ${email}`;
const replace = (sql: Sql) => sql`
  with ended as (update sessions set revoked_at = now())
  update users set password_hash = ${hashes.other} where email = ${email}`;

describe('somebody who signs in', () => {
  it.each([
    ['is deactivated', deactivate],
    ['gets another password', replace],
  ])('has no session where the account meanwhile %s', async (_what, change) => {
    expect((await meanwhile(signIn, change)).status).toBe(401);
    expect(await liveSessions()).toBe(0);
  });
});

it('a password that was replaced meanwhile is not replaced again', async () => {
  const cookie = String((await signIn()).headers['set-cookie']).split(';')[0] ?? '';
  const headers = pageHeaders(cookie);
  const body = { current: password, next: 'a third way to the sea' };
  const change = () => server.call('POST', '/api/v1/session/password', { token: null, headers, body });
  const answer = await meanwhile(change, replace);
  expect([answer.status, answer.headers['set-cookie'], await liveSessions()]).toEqual([409, undefined, 0]);
  const [row] = await server.sql`select password_hash as hash from users where email = ${email}`;
  expect(row?.['hash']).toBe(hashes.other);
});
