import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPerson } from '../../testing/a-person.js';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
const audit = '/api/v1/audit';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

it('tells who did what, with what it was and what it became', async () => {
  await server.call('POST', flags, { body: { key: 'told' } });
  const path = `${flags}/told/environments/production`;
  await server.call('PUT', `${path}/enabled`, { body: { enabled: true }, headers: { 'x-request-id': 'request-7' } });
  await server.call('PUT', `${path}/enabled`, { body: { enabled: true } });
  const { body } = await server.call('GET', `${audit}?flag=told`);
  expect(body.items.map((record: { action: string }) => record.action)).toEqual(['flag.configure', 'flag.create']);
  expect(body.items[0]).toMatchObject({
    actor: { kind: 'environment-token', id: null, name: 'GUIDON_ADMIN_TOKEN' },
    project: 'default',
    environment: 'production',
    subject: { kind: 'flag', key: 'told' },
    before: { enabled: false },
    after: { enabled: true },
    requestId: 'request-7',
  });
  expect(body.items[1]).toMatchObject({ before: null, after: { key: 'told', kind: 'boolean' } });
});

it('names the token that acted', async () => {
  const { body: token } = await server.call('POST', '/api/v1/tokens', { body: { name: 'deployer' } });
  await server.call('POST', flags, { body: { key: 'deployed' }, token: token.token });
  for (const actor of ['deployer', token.id]) {
    const { body } = await server.call('GET', `${audit}?actor=${actor}`);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      action: 'flag.create',
      actor: { kind: 'token', id: token.id, name: 'deployer' },
    });
  }
});

it('says what things were called whose keys are ids', async () => {
  const key = { kind: 'client', name: 'shop', allowedOrigins: ['https://shop.example.com'] };
  const path = '/api/v1/projects/default/environments/production/sdk-keys';
  const made = await server.call('POST', path, { body: key });
  const body = { allowedOrigins: ['https://shop.example.org'] };
  expect((await server.call('PATCH', `${path}/${made.body.id}`, { body })).status).toBe(200);
  const { body: token } = await server.call('POST', '/api/v1/tokens', { body: { name: 'pipeline' } });
  const person = await aPerson(server, { role: 'viewer', name: 'Grace' });
  await server.call('PATCH', `/api/v1/users/${person.id}`, { body: { role: 'editor' } });
  const named = async (subject: string) => {
    const { body: page } = await server.call('GET', `${audit}?subject=${subject}`);
    return page.items.map((record: { subject: { name: string | null } }) => record.subject.name);
  };
  expect(await named(made.body.id)).toEqual(['shop', 'shop']);
  expect(await named(token.id)).toEqual(['pipeline']);
  expect((await named(person.id))[0]).toBe('Grace');
  expect(await named('told')).toEqual([null, null]);
});

it('filters by project, environment, action and time, and pages', async () => {
  const before = new Date().toISOString();
  await server.call('POST', '/api/v1/projects', { body: { key: 'audited' } });
  for (const key of ['a', 'b', 'c']) await server.call('POST', '/api/v1/projects/audited/flags', { body: { key } });
  await server.call('PUT', '/api/v1/projects/audited/flags/a/environments/staging/enabled', {
    body: { enabled: true },
  });
  const subjects = async (query: string) => {
    const { body } = await server.call('GET', `${audit}?project=audited&${query}`);
    return body.items.map((record: { subject: { key: string } }) => record.subject.key);
  };
  expect(await subjects('action=flag.create')).toEqual(['c', 'b', 'a']);
  expect(await subjects('environment=staging')).toEqual(['a']);
  expect(await subjects('action=flag.*')).toEqual(['a', 'c', 'b', 'a']);
  expect(await subjects('action=flag.c*')).toEqual([]);
  expect(await subjects('subjectKind=project')).toEqual(['audited']);
  expect(await subjects('subjectKind=flag&subject=b')).toEqual(['b']);
  expect(await subjects('subject=none')).toEqual([]);
  expect(await subjects(`from=${before}`)).toHaveLength(5);
  expect(await subjects(`to=${before}`)).toEqual([]);
  const first = await server.call('GET', `${audit}?project=audited&limit=3`);
  const second = await server.call('GET', `${audit}?project=audited&limit=3&cursor=${first.body.nextCursor}`);
  expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([3, 2, null]);
});

it('records nothing of what was refused', async () => {
  await server.call('POST', flags, { body: { key: 'refused' } });
  const path = `${flags}/refused/environments/production`;
  await server.call('PATCH', path, { body: { offVariant: 'nope' } });
  await server.call('PATCH', path, { body: { enabled: true }, headers: { 'if-match': '"stale"' } });
  expect((await server.call('GET', `${audit}?flag=refused`)).body.items).toHaveLength(1);
});

it('holds no secret', async () => {
  const { body } = await server.call('POST', '/api/v1/tokens', { body: { name: 'secret' } });
  const records = JSON.stringify((await server.call('GET', `${audit}?limit=200`)).body);
  expect(records).toContain(body.id);
  expect(records).not.toContain(body.token);
  expect(server.logs.join('')).not.toContain(body.token);
});
