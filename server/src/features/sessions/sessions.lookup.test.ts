import { findRedisServer, startRedis, type TestRedis, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { createSecretBox } from '../../secret-box.js';
import { hashSecret } from '../../secrets.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { aRedisLink, type TestLink } from '../../testing/a-redis.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { cachedSessions } from './sessions.cache.js';
import { databaseSessions, type SessionLookup } from './sessions.lookup.js';

let server: TestServer;
let database: Database;
let sql: Sql;
let person: Person;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl, deadlineMs: 15_000 });
  sql = database.sql;
});
afterAll(async () => {
  await database.close();
  await server.close();
});
beforeEach(async () => {
  person = await aPerson(server, { role: 'editor', projects: { default: 'admin' } });
});

const tokenHash = (of = person) => hashSecret(String(of.headers['cookie']).replace('guidon_session=', ''));
const roleSeenBy = async (node: SessionLookup) => (await node.find(tokenHash()))?.role;
const setRole = (role: string) => sql`update users set role = ${role} where id = ${person.id}`;
const revoke = () => sql`update sessions set revoked_at = now() where user_id = ${person.id}`;

/** What every implementation keeps, on the node that writes and on another. */
function lookupContract(nodes: () => { readonly writer: SessionLookup; readonly reader: SessionLookup }): void {
  it('knows who somebody is, and what they are where, each time alike', async () => {
    const { reader } = nodes();
    const session = await reader.find(tokenHash());
    expect(session).toMatchObject({ userId: person.id, role: 'editor', memberships: { default: 'admin' } });
    for (let time = 0; time < 3; time += 1) expect(await reader.find(tokenHash())).toEqual(session);
    expect(session?.expiresAt).toBeInstanceOf(Date);
  });

  it('knows no token that nobody was given', async () => {
    expect(await nodes().reader.find(hashSecret('another'))).toBeUndefined();
  });

  it.each([
    ['is revoked', revoke],
    ['has expired', () => sql`update sessions set expires_at = now() where user_id = ${person.id}`],
    ['is of somebody who was let go', () => sql`update users set deactivated_at = now() where id = ${person.id}`],
  ])('knows no session any more, on any node, from the moment that it %s', async (_what, end) => {
    const { writer, reader } = nodes();
    for (let time = 0; time < 3; time += 1) for (const node of [writer, reader]) await node.find(tokenHash());
    await end();
    await writer.forget();
    expect([await roleSeenBy(writer), await roleSeenBy(reader)]).toEqual([undefined, undefined]);
  });

  it('sees another role on every node at once, however many ask meanwhile', async () => {
    const { writer, reader } = nodes();
    for (const role of ['viewer', 'owner', 'viewer', 'editor']) {
      const asking = Array.from({ length: 10 }, () => roleSeenBy(reader));
      await setRole(role);
      await writer.forget();
      await Promise.all(asking);
      expect([await roleSeenBy(reader), await roleSeenBy(writer)]).toEqual([role, role]);
    }
  });

  it('says of one that nobody has looked at for a minute that it is so, until somebody has', async () => {
    const { reader } = nodes();
    await sql`update sessions set seen_at = now() - interval '2 minutes' where user_id = ${person.id}`;
    for (let time = 0; time < 3; time += 1) expect((await reader.find(tokenHash()))?.isUseStale).toBe(true);
  });
}

describe('sessions in Postgres alone', () => {
  lookupContract(() => ({ writer: databaseSessions(sql), reader: databaseSessions(sql) }));
});

describe.skipIf(findRedisServer() === undefined)('sessions through Redis', () => {
  let redis: TestRedis;
  let links: readonly [TestLink, TestLink];
  let writer: SessionLookup;
  let reader: SessionLookup;
  let at = Date.now();
  const world = { date: () => new Date(at) };
  const box = createSecretBox('the key of all nodes of one installation');
  const throughRedis = (link: TestLink, key = box) =>
    cachedSessions({ truth: databaseSessions(sql), redis: link, box: key, world });

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(async () => {
    at = Date.now();
    links = [aRedisLink(redis.url), aRedisLink(redis.url)];
    await Promise.all(links.map((link) => link.start()));
    [writer, reader] = [throughRedis(links[0]), throughRedis(links[1])];
    await writer.forget();
  });
  afterEach(() => {
    for (const link of links) link.close();
  });
  afterAll(() => redis.close());

  const areUp = () => links.every((link) => link.isUp);
  const entries = async () => (await links[0].ask((client) => client.keys('guidon:{sessions}:1:*'))) ?? [];
  /** Until another node has it from Redis: Postgres says something else by now, and nobody was told. */
  async function remembered(): Promise<void> {
    await sql`update users set role = 'editor' where id = ${person.id}`;
    await reader.find(tokenHash());
    const name = tokenHash().toString('base64url');
    await waitFor(async () => (await entries()).some((key) => key.endsWith(name)));
    await setRole('viewer');
  }

  lookupContract(() => ({ writer, reader }));

  it('asks Postgres once for what several nodes want to know, and again after ten seconds', async () => {
    await remembered();
    expect([await roleSeenBy(reader), await roleSeenBy(writer)]).toEqual(['editor', 'editor']);
    at += 10_000;
    expect(await roleSeenBy(writer)).toBe('viewer');
  });

  it('ends with its own time, though it is remembered', async () => {
    await sql`update sessions set expires_at = now() + interval '3 seconds' where user_id = ${person.id}`;
    await remembered();
    at += 4_000;
    await revoke();
    expect(await roleSeenBy(writer)).toBeUndefined();
  });

  it.each([
    ['is killed', () => redis.kill(), () => redis.start()],
    ['hangs', async () => redis.pause(), async () => redis.resume()],
    ['is emptied', () => links[1].ask((client) => client.flushall()), async () => {}],
  ])('lets Postgres say who somebody is where Redis %s, and then again', async (_what, fail, mend) => {
    await remembered();
    await fail();
    try {
      for (let time = 0; time < 20; time += 1) expect(await roleSeenBy(reader)).toBe('viewer');
      await revoke();
      await writer.forget();
      expect([await roleSeenBy(reader), await roleSeenBy(writer)]).toEqual([undefined, undefined]);
    } finally {
      await mend();
    }
    await waitFor(areUp);
    for (const node of [reader, writer]) await waitFor(async () => (await roleSeenBy(node)) === undefined);
  });

  it('forgets when a node is back that could not say what had changed', async () => {
    await remembered();
    redis.pause();
    await waitFor(() => !links[0].isUp);
    await writer.forget();
    redis.resume();
    await waitFor(async () => (await roleSeenBy(reader)) === 'viewer');
  });

  it('believes nothing that was not sealed by a node of this installation, for this very token', async () => {
    await remembered();
    const other = await aPerson(server, { role: 'owner' });
    await reader.find(tokenHash(other));
    const place = (of: Person) => `guidon:{sessions}:1:${tokenHash(of).toString('base64url')}`;
    const sealed = await waitFor(() => links[0].ask((client) => client.getBuffer(place(other))));
    for (const text of [Buffer.from(sealed ?? ''), Buffer.alloc(0), Buffer.from('{}'), Buffer.alloc(100)]) {
      await links[0].ask((client) => client.set(place(person), text));
      expect(await roleSeenBy(writer)).toBe('viewer');
    }
    await remembered();
    expect(await roleSeenBy(throughRedis(links[0], createSecretBox('the key of another installation')))).toBe('viewer');
  });

  it('holds no name and no address in clear', async () => {
    await remembered();
    for (const key of await entries()) {
      const held = String(await links[0].ask((client) => client.getBuffer(key)));
      expect(held).not.toContain('example.com');
    }
  });
});
