import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { adminToken, aServer, type TestServer } from '../../testing/a-server.js';
import { findingsOf, insertRecord } from '../../testing/audit-rows.js';
import { heldMemory } from '../../testing/held-memory.js';

const path = '/api/v1/audit/export';
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl });
  const records = [
    { actor: '=1+1', subject: 'one', after: '{"a": "x,\\"y\\""}' },
    { actor: 'Ännä 🙂', subject: 'two', before: '1.10', after: '12345678901234567890123' },
    { actor: 'someone', subject: 'three', project: null },
  ];
  for (const record of records) await insertRecord(database.sql, record);
  await server.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

/** The answer's head: its body is read by whoever asked for it. */
async function open(query: string): Promise<IncomingMessage> {
  const { port } = server.app.server.address() as AddressInfo;
  const headers = { authorization: `Bearer ${adminToken}` };
  const [answer] = await once(get({ port, path: `${path}?${query}`, headers, agent: false }), 'response');
  return answer as IncomingMessage;
}

async function textOf(query: string): Promise<string> {
  const headers = { authorization: `Bearer ${adminToken}` };
  return (await server.app.inject({ url: `${path}?${query}`, headers })).payload;
}

describe('an export', () => {
  it('is CSV, with every value as it is and no formula', async () => {
    const { status, headers, body } = await server.call('GET', `${path}?format=csv`);
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="guidon-audit-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers['cache-control']).toBe('no-store');
    const lines = body.split('\r\n');
    expect(lines[0]).toBe(
      'id,at,actorKind,actorId,actorName,action,project,environment,subjectKind,subjectKey,before,after,requestId,sequence,hash',
    );
    expect(lines[1]).toMatch(
      /^1,2026-01-02T03:04:05\.678901Z,token,,'=1\+1,flag\.configure,default,,flag,one,,"\{""a"": ""x,\\""y\\""""\}",,1,[0-9a-f]{64}$/,
    );
    expect(lines[2]).toContain(',Ännä 🙂,');
    expect(lines).toHaveLength(5);
  });

  it('is JSON, with every digit of a number', async () => {
    const { headers, body } = await server.call('GET', `${path}?format=json`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    const list = (await server.call('GET', '/api/v1/audit')).body.items.reverse();
    const exported = ({ subject: { name: _, ...subject }, ...record }: { subject: Record<string, unknown> }) => ({
      ...record,
      subject,
      at: '2026-01-02T03:04:05.678901Z',
    });
    expect(body).toEqual(list.map(exported));
    const text = await textOf('format=json');
    expect(text).toContain('"before":1.10,"after":12345678901234567890123,');
  });

  it('is a JSON document a line', async () => {
    const lines = (await textOf('format=ndjson')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).subject.key)).toEqual(['one', 'two', 'three']);
  });

  it('takes the filters of the list, and is well-formed where nothing is found', async () => {
    const keys = async (query: string) =>
      (await server.call('GET', `${path}?format=json&${query}`)).body.map(
        (record: { subject: { key: string } }) => record.subject.key,
      );
    expect(await keys('project=default')).toEqual(['one', 'two']);
    expect(await keys('flag=two')).toEqual(['two']);
    expect(await keys('actor=someone&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z')).toEqual(['three']);
    expect(await keys('to=2026-01-01T00:00:00Z')).toEqual([]);
    expect((await server.call('GET', `${path}?format=csv&flag=none`)).body).toMatch(/^id,[^\r\n]*\r\n$/);
  });

  it('refuses what it does not know', async () => {
    expect((await server.call('GET', `${path}?format=xml`)).status).toBe(400);
    expect((await server.call('GET', path)).status).toBe(400);
    expect((await server.call('GET', `${path}?format=csv&limit=1`)).status).toBe(400);
    expect((await server.call('GET', `${path}?format=csv`, { token: null })).status).toBe(401);
  });

  it('is not made for a HEAD', async () => {
    const { status, body } = await server.call('HEAD', `${path}?format=csv`);
    expect([status, body]).toEqual([200, '']);
  });
});

describe('a large export', () => {
  const count = 50_000;
  const padding = 'x'.repeat(1_000);

  beforeAll(async () => {
    const thousand = () => database.sql`
      insert into audit_records (actor_kind, actor_name, action, project, subject_kind, subject_key, after)
      select 'token', 'many', 'flag.configure', 'large', 'flag', 'flag-' || n, jsonb_build_object('padding', ${padding}::text || n)
      from generate_series(1, 1000) n`;
    for (let made = 0; made < count; made += 1_000) await thousand();
  }, 60_000);

  it('comes whole, in little memory, and others are served meanwhile', async () => {
    const answer = await open('format=ndjson&project=large');
    const heldBefore = heldBytes();
    let lines = 0;
    let bytes = 0;
    let most = 0;
    let served = 0;
    for await (const chunk of answer) {
      const bytesNow = chunk as Buffer;
      bytes += bytesNow.length;
      for (const byte of bytesNow) if (byte === 10) lines += 1;
      if (bytes / 5_000_000 > served) {
        served += 1;
        most = Math.max(most, heldBytes() - heldBefore);
        expect((await server.call('GET', '/api/v1/projects')).status).toBe(200);
      }
    }
    expect(lines).toBe(count);
    expect(bytes).toBeGreaterThan(60_000_000);
    expect(most).toBeLessThan(10_000_000);
  }, 60_000);

  it('waits for a reader that does not read, holding nothing in the database, and is ended when it leaves', async () => {
    const slow = [await open('format=csv'), await open('format=csv')];
    for (const answer of slow) answer.pause();
    const refused = await server.call('GET', `${path}?format=csv`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10']);
    await expect.poll(openTransactions, { timeout: 15_000 }).toEqual([]);
    for (const answer of slow) answer.destroy();
    await expect.poll(async () => (await open('format=csv&flag=none')).statusCode).toBe(200);
  });

  it('can be verified', async () => {
    expect(await findingsOf(database.sql, { project: 'large' })).toEqual([]);
  }, 60_000);
});

/** In the heap and beside it, where buffers are. */
function heldBytes(): number {
  const { heapUsed, external } = heldMemory();
  return heapUsed + external;
}

async function openTransactions(): Promise<readonly object[]> {
  return await database.sql`
    select state, query, wait_event from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and state <> 'idle'`;
}
