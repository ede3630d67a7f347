import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
let one: TestServer;
let other: TestServer;

beforeAll(async () => {
  one = await aServer();
  other = await aServer({ databaseUrl: one.databaseUrl });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

async function aConfig(key: string): Promise<string> {
  await one.call('POST', flags, { body: { key } });
  return `${flags}/${key}/environments/production`;
}

const put = (server: TestServer, path: string, body: object, headers = {}) =>
  server.call('PUT', path, { body, headers });

describe('what a node remembers of a configuration', () => {
  it('never overrules what another node has written', async () => {
    const path = await aConfig('shared');
    await put(one, `${path}/enabled`, { enabled: true });
    await put(other, `${path}/percentage`, { percentage: 10 });
    await put(one, `${path}/enabled`, { enabled: false });
    const back = await put(one, `${path}/percentage`, { percentage: 20 });
    expect(back.body).toMatchObject({ enabled: false, fallthrough: { split: [{ weight: 20_000 }, {}] } });
    await put(other, `${path}/enabled`, { enabled: true });
    const again = await put(one, `${path}/enabled`, { enabled: false });
    expect(again).toMatchObject({ status: 200, body: { enabled: false } });
    expect((await other.call('GET', path)).body).toMatchObject(again.body);
  });

  it('never calls a write needless that another node has made needed', async () => {
    const path = await aConfig('needed');
    await put(one, `${path}/enabled`, { enabled: true });
    await put(other, `${path}/enabled`, { enabled: false });
    expect((await put(one, `${path}/enabled`, { enabled: true })).body.enabled).toBe(true);
    expect((await other.call('GET', path)).body.enabled).toBe(true);
  });

  it('refuses a stale edit, and takes one that is up to date with another node', async () => {
    const path = await aConfig('matched');
    const mine = await put(one, `${path}/enabled`, { enabled: true });
    const theirs = await put(other, `${path}/enabled`, { enabled: false });
    const stale = { 'if-match': mine.headers['etag'] ?? '' };
    expect((await put(one, `${path}/percentage`, { percentage: 5 }, stale)).status).toBe(412);
    const current = { 'if-match': theirs.headers['etag'] ?? '' };
    expect((await put(one, `${path}/percentage`, { percentage: 5 }, current)).status).toBe(200);
  });

  it('forgets a flag that was archived elsewhere', async () => {
    const path = await aConfig('gone');
    await put(one, `${path}/enabled`, { enabled: true });
    await other.call('DELETE', `${flags}/gone`);
    expect((await put(one, `${path}/enabled`, { enabled: false })).status).toBe(409);
  });

  it('counts each of many parallel writes of two nodes once', async () => {
    const path = await aConfig('raced');
    const start = await put(one, `${path}/enabled`, { enabled: true });
    const percentages = Array.from({ length: 40 }, (_, index) => index + 1);
    const writes = percentages.map((percentage) =>
      put(percentage % 2 ? one : other, `${path}/percentage`, { percentage }),
    );
    const versions = (await Promise.all(writes)).map(({ headers }) => Number(headers['guidon-version']?.split('-')[0]));
    const first = Number(start.headers['guidon-version']?.split('-')[0]);
    expect([...versions].sort((a, b) => a - b)).toEqual(percentages.map((_, index) => first + index + 1));
    const { body } = await one.call('GET', '/api/v1/audit?flag=raced&limit=200');
    expect(body.items).toHaveLength(42);
  });
});
