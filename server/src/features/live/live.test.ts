import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, type LiveServer, turn } from '../../testing/a-live-server.js';
import { aPerson } from '../../testing/a-person.js';
import { adminToken, aServer, type TestServer } from '../../testing/a-server.js';
import { openStream, type TestStream } from '../../testing/sse-client.js';

let server: LiveServer;
let other: TestServer;

beforeAll(async () => {
  server = await aLiveServer();
  other = await aServer({ databaseUrl: server.databaseUrl });
  await aFlag(server, 'told');
});
afterAll(async () => {
  await other.close();
  await server.close();
});

async function listen(token = adminToken): Promise<TestStream> {
  return await openStream({ port: server.port, path: '/api/v1/events', sdkKey: token, httpVersion: '1.0' });
}

it('tells what was changed, where and by whom, and never what it became', async () => {
  const stream = await listen();
  expect(stream.head).toContain('text/event-stream');
  expect(stream.head.toLowerCase()).toContain('cache-control: no-store');
  await turn(server, 'told', true);
  const flag = '/api/v1/projects/default/flags/told';
  await server.call('PATCH', flag, { body: { description: 'secret\r\n\r\nevent: x' } });
  const events = await stream.take(2);
  const by = 'GUIDON_ADMIN_TOKEN';
  expect(events.map(({ event, data }) => [event, data])).toEqual([
    [
      'changed',
      { kind: 'config', project: 'default', environment: 'development', key: 'told', action: 'flag.configure', by },
    ],
    ['changed', { kind: 'flag', project: 'default', key: 'told', action: 'flag.update', by }],
  ]);
  expect(stream.raw).not.toContain('secret');
  stream.close();
});

it('tells what another node has changed, and what belongs to no project', async () => {
  const stream = await listen();
  await other.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
  await other.call('POST', '/api/v1/tokens', { body: { name: 't' } });
  const events = await stream.take(2);
  expect(events.map(({ data }) => [data.kind, data.project]).sort()).toEqual([
    ['project', 'elsewhere'],
    ['token', null],
  ]);
  stream.close();
});

it('says that everything is to be looked at where much was changed at once', async () => {
  const stream = await listen();

  const database = openDatabase({ url: server.databaseUrl });
  await database.sql`
    insert into audit_records (actor_kind, actor_name, action, project, subject_kind, subject_key)
    select 'system', 'x', 'flag.update', 'default', 'flag', n::text from generate_series(1, 300) n`;
  await database.close();
  expect((await stream.take(1)).map(({ data }) => data)).toEqual([{ kind: 'all', project: 'default' }]);
  stream.close();
});

it('ends with the token that it was opened with', async () => {
  const { body } = await server.call('POST', '/api/v1/tokens', { body: { name: 'short-lived' } });
  const stream = await listen(body.token);
  await server.call('DELETE', `/api/v1/tokens/${body.id}`);
  await stream.ended();
  expect(stream.events.at(-1)?.event).toBe('bye');
});

describe('a stream of a session', () => {
  const open = async (values: Parameters<typeof aPerson>[1]) => {
    const person = await aPerson(server, values);
    const { headers } = person;
    const stream = await openStream({ port: server.port, path: '/api/v1/events', headers, httpVersion: '1.0' });
    return { person, stream };
  };

  it('tells a member of their project alone', async () => {
    await server.call('POST', '/api/v1/projects', { body: { key: 'hidden' } });
    const { stream } = await open({ role: null, projects: { default: 'viewer' } });
    await server.call('POST', '/api/v1/projects/hidden/flags', { body: { key: 'unseen' } });
    await server.call('POST', '/api/v1/tokens', { body: { name: 'unseen' } });
    await aFlag(server, 'seen');
    expect((await stream.take(1)).map(({ data }) => data.key)).toEqual(['seen']);
    expect(stream.raw).not.toContain('unseen');
    stream.close();
  });

  it('ends when they sign out', async () => {
    const { person, stream } = await open({});
    expect((await person.call('DELETE', '/api/v1/session')).status).toBe(204);
    await stream.ended();
    expect(stream.raw).toContain('event: bye');
  });

  it('is no sign that somebody is there, and ends with those who are not', async () => {
    const { person, stream } = await open({ role: 'viewer' });
    const database = openDatabase({ url: server.databaseUrl });
    const away = (minutes: number) => database.sql`
      update sessions set seen_at = now() - make_interval(mins => ${minutes}) where user_id = ${person.id}`;
    await away(30);
    await server.call('POST', '/api/v1/tokens', { body: { name: 'asks for all anew' } });
    await stream.take(1);
    await away(61);
    await server.call('POST', '/api/v1/tokens', { body: { name: 'again' } });
    await stream.ended();
    await database.close();
  });
});

it('is for nobody without a token', async () => {
  const stream = await listen('nothing');
  expect(stream.status).toBe(401);
  stream.close();
});

it('ends when the server leaves', async () => {
  const leaving = await aLiveServer();
  const stream = await openStream({ port: leaving.port, path: '/api/v1/events', sdkKey: adminToken });
  await leaving.close();
  await stream.ended();
  expect(stream.raw).toContain('event: bye');
});
