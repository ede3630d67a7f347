import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const aFlag = (key: string, clientVisible: boolean) => server.call('POST', flags, { body: { key, clientVisible } });
const setVisible = (key: string, clientVisible: boolean) =>
  server.call('PATCH', `${flags}/${key}`, { body: { clientVisible } });

function leanOn(flag: string, ground: string, environment = 'staging') {
  const prerequisites = [{ flag: ground, variants: ['on'] }];
  return server.call('PATCH', `${flags}/${flag}/environments/${environment}`, { body: { prerequisites } });
}

describe('a flag that client keys see', () => {
  it('leans only on such flags', async () => {
    await aFlag('seen', true);
    await aFlag('unseen', false);
    expect(await leanOn('seen', 'unseen')).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/prerequisites/0/flag', message: expect.stringContaining('"unseen"') }] },
    });
    expect((await leanOn('unseen', 'seen')).status).toBe(200);
  });

  it('becomes one only where all that it leans on are', async () => {
    await aFlag('tower', false);
    await aFlag('ground', false);
    await leanOn('tower', 'ground');
    expect(await setVisible('tower', true)).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/clientVisible', message: expect.stringContaining('"ground" (staging)') }] },
    });
    expect((await setVisible('ground', true)).status).toBe(200);
    expect((await setVisible('tower', true)).status).toBe(200);
  });

  it('stays one while others lean on it that are, and the places are named', async () => {
    await aFlag('roof', true);
    await aFlag('wall', true);
    await leanOn('roof', 'wall', 'production');
    const places = [{ environment: 'production', flag: 'roof', path: '/prerequisites/0' }];
    expect(await setVisible('wall', false)).toMatchObject({ status: 409, body: { places } });
    await setVisible('roof', false);
    expect((await setVisible('wall', false)).status).toBe(200);
  });

  it('does not come back while what it leans on is seen no more', async () => {
    await aFlag('late', true);
    await aFlag('early', true);
    await leanOn('late', 'early');
    await server.call('DELETE', `${flags}/late`);
    expect((await setVisible('early', false)).status).toBe(200);
    expect((await server.call('POST', `${flags}/late/restore`)).status).toBe(422);
    await setVisible('early', true);
    expect((await server.call('POST', `${flags}/late/restore`)).status).toBe(200);
  });

  it('may change its visibility while it is archived', async () => {
    await aFlag('archived', true);
    await server.call('DELETE', `${flags}/archived`);
    expect(await setVisible('archived', false)).toMatchObject({ status: 200, body: { clientVisible: false } });
  });

  it('is recorded as one when that changes', async () => {
    await aFlag('recorded', false);
    await setVisible('recorded', true);
    const { body } = await server.call('GET', '/api/v1/audit?flag=recorded&limit=1');
    expect(body.items).toMatchObject([
      { action: 'flag.update', before: { clientVisible: false }, after: { clientVisible: true } },
    ]);
  });

  it('is checked for against an edit at the same moment', async () => {
    const rounds = Array.from({ length: 10 }, (_, index) => index);
    for (const round of rounds) {
      const [upper, lower] = [`upper-${round}`, `lower-${round}`];
      await aFlag(upper, true);
      await aFlag(lower, true);
      const answers = await Promise.all([leanOn(upper, lower), setVisible(lower, false)]);
      const statuses = answers.map(({ status }) => status);
      expect([
        [200, 409],
        [422, 200],
      ]).toContainEqual(statuses);
    }
  });
});
