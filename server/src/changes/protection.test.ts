import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, flags } from '../testing/a-live-server.js';
import { aServer, type TestServer } from '../testing/a-server.js';
import { aServiceToken } from '../testing/a-service-token.js';

const environments = '/api/v1/projects/default/environments';
let one: TestServer;
let other: TestServer;
let editor: string;
let admin: string;

beforeAll(async () => {
  one = await aServer();
  other = await aServer({ databaseUrl: one.databaseUrl });
  editor = await aServiceToken(one, 'editor', 'default');
  admin = await aServiceToken(one, 'admin', 'default');
});
afterAll(async () => {
  await other.close();
  await one.close();
});

let count = 0;
/** An environment of its own, with a flag in it that is switched on. */
async function aProtected(protections: object) {
  count += 1;
  const environment = `env-${count}`;
  const flag = `flag-${count}`;
  await one.call('POST', environments, { body: { key: environment } });
  await aFlag(one, flag, { kind: 'string', variants: { a: 'A', b: 'B' } });
  const path = `${flags}/${flag}/environments/${environment}`;
  await one.call('PUT', `${path}/enabled`, { body: { enabled: true } });
  const { body } = await one.call('PATCH', `${environments}/${environment}`, { body: protections });
  expect(body).toMatchObject(protections);
  return { environment, flag, path };
}

const turn = (server: TestServer, path: string, enabled: boolean, token?: string) =>
  server.call('PUT', `${path}/enabled`, { body: { enabled }, ...(token !== undefined && { token }) });

describe('an environment that asks for a role', () => {
  it('is changed by that role alone', async () => {
    const { path, environment } = await aProtected({ changeRole: 'admin' });
    const refused = await turn(one, path, false, editor);
    expect(refused).toMatchObject({ status: 403, body: { needs: 'admin' } });
    expect(refused.body.detail).toContain(environment);
    expect((await turn(one, path, false, admin)).status).toBe(200);
  });

  it('is not changed from memory either, once another node was told', async () => {
    const { path, environment } = await aProtected({});
    for (const enabled of [false, true]) expect((await turn(one, path, enabled, editor)).status).toBe(200);
    await other.call('PATCH', `${environments}/${environment}`, { body: { changeRole: 'admin' } });
    expect((await turn(one, path, false, editor)).status).toBe(403);
    expect((await turn(one, path, false, admin)).status).toBe(200);
    await other.call('PATCH', `${environments}/${environment}`, { body: { requiresApproval: true } });
    expect(await turn(one, path, true, admin)).toMatchObject({
      status: 409,
      body: { type: 'urn:guidon:problem:approval-needed', environment },
    });
  });

  it('keeps its protection from who could not pass it', async () => {
    const { environment } = await aProtected({ changeRole: 'owner' });
    const patch = (body: object) => one.call('PATCH', `${environments}/${environment}`, { token: admin, body });
    expect((await patch({ changeRole: 'editor' })).status).toBe(403);
    expect((await patch({ requiresApproval: true })).status).toBe(403);
    expect((await patch({ name: 'Renamed' })).status).toBe(200);
    expect((await one.call('DELETE', `${environments}/${environment}`, { token: admin })).status).toBe(403);
  });

  it('keeps segments from who may not change it', async () => {
    await one.call('POST', '/api/v1/projects', { body: { key: 'segmented' } });
    const path = '/api/v1/projects/segmented/segments';
    const token = await aServiceToken(one, 'editor', 'segmented');
    expect((await one.call('POST', path, { token, body: { key: 's' } })).status).toBe(201);
    const patch = (included: string[]) => one.call('PATCH', `${path}/s`, { token, body: { included } });
    expect((await patch(['u1'])).status).toBe(200);
    await one.call('PATCH', '/api/v1/projects/segmented/environments/production', { body: { changeRole: 'admin' } });
    expect((await patch(['u2'])).status).toBe(403);
  });
});

describe('a protection that is put up', () => {
  it('lets nothing through from the moment on that its writer is told of it', async () => {
    const sql = postgres(one.databaseUrl, { max: 1 });
    await aFlag(one, 'raced');
    const statuses = new Set<number>();
    for (let round = 0; round < 8; round += 1) {
      const environment = `raced-${round}`;
      await one.call('POST', environments, { body: { key: environment } });
      const path = `${flags}/raced/environments/${environment}/percentage`;
      const version = async () =>
        (await sql`select version from environments where key = ${environment}`)[0]?.['version'];
      const raise = (percentage: number) => one.call('PUT', path, { body: { percentage } });
      await raise(1);
      const raised = [2, 3, 4].map(raise);
      const put = other.call('PATCH', `${environments}/${environment}`, { body: { requiresApproval: true } });
      raised.push(...[5, 6, 7, 8].map(raise));
      expect((await put).status).toBe(200);
      const then = await version();
      for (const { status } of await Promise.all([...raised, raise(9)])) statuses.add(status);
      expect(await version()).toBe(then);
    }
    await sql.end();
    expect([...statuses].sort()).toEqual([200, 409]);
  });
});

describe('an environment that asks for approval', () => {
  it('takes no edit from anybody, be it from memory', async () => {
    const { path, environment } = await aProtected({ requiresApproval: true });
    const patch = await one.call('PATCH', path, { body: { fallthrough: { variant: 'b' } } });
    expect(patch).toMatchObject({ status: 409, body: { type: 'urn:guidon:problem:approval-needed' } });
    expect(patch.body.detail).toContain(`${path}/change-requests`);
    const whitelist = await one.call('PUT', `${path}/whitelist/u1?variant=b`);
    expect(whitelist.status).toBe(409);
    const { body } = await one.call('GET', path);
    expect(body.fallthrough).toEqual({ variant: 'a' });
    expect(environment).not.toBe('');
  });

  it('never holds up switching off, by any way to it, and marks it', async () => {
    const { path, environment, flag } = await aProtected({ requiresApproval: true });
    expect((await turn(one, path, false, editor)).status).toBe(200);
    expect((await turn(one, path, true, editor)).status).toBe(409);
    const { body } = await one.call('GET', `/api/v1/audit?flag=${flag}&environment=${environment}`);
    expect(body.items[0]).toMatchObject({
      action: 'flag.emergency-off',
      before: { enabled: true },
      after: { enabled: false },
    });
    const again = await aProtected({ requiresApproval: true });
    expect((await one.call('PATCH', again.path, { body: { enabled: false } })).status).toBe(200);
  });

  it('holds for what the flag is everywhere, where it would be served', async () => {
    const { path, flag } = await aProtected({ requiresApproval: true });
    const patch = (variants: object) => one.call('PATCH', `${flags}/${flag}`, { body: { variants } });
    expect(await patch({ a: 'other', b: 'B' })).toMatchObject({ status: 409 });
    expect((await patch({ a: 'A', b: 'B', c: 'C' })).status).toBe(200);
    expect((await one.call('DELETE', `${flags}/${flag}`)).body.type).toBe('urn:guidon:problem:approval-needed');
    await turn(one, path, false);
    expect((await patch({ a: 'A', b: 'other', c: 'C' })).status).toBe(200);
    expect((await one.call('DELETE', `${flags}/${flag}`)).status).toBe(204);
  });

  it('holds for the segments that its rules name', async () => {
    const { path, environment } = await aProtected({});
    const segments = '/api/v1/projects/default/segments';
    await one.call('POST', segments, { body: { key: 'named' } });
    await one.call('POST', segments, { body: { key: 'free' } });
    const rules = [{ conditions: [{ segment: 'named' }], serve: { variant: 'b' } }];
    expect((await one.call('PATCH', path, { body: { rules } })).status).toBe(200);
    await one.call('PATCH', `${environments}/${environment}`, { body: { requiresApproval: true } });
    const patch = (key: string) => one.call('PATCH', `${segments}/${key}`, { body: { included: ['u1'] } });
    expect((await patch('named')).body.type).toBe('urn:guidon:problem:approval-needed');
    expect((await patch('free')).status).toBe(200);
  });
});
