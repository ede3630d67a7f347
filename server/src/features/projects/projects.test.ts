import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const projects = '/api/v1/projects';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const keysOf = ({ body }: { body: { items: { key: string }[] } }) => body.items.map(({ key }) => key);

describe('projects', () => {
  it('begin with default, which has three environments', async () => {
    expect(keysOf(await server.call('GET', projects))).toEqual(['default']);
    expect(keysOf(await server.call('GET', `${projects}/default/environments`))).toEqual([
      'development',
      'staging',
      'production',
    ]);
  });

  it('are made with the environments that are usual, or those named', async () => {
    expect((await server.call('POST', projects, { body: { key: 'shop' } })).body).toMatchObject({
      key: 'shop',
      name: 'shop',
    });
    expect(keysOf(await server.call('GET', `${projects}/shop/environments`))).toEqual([
      'development',
      'staging',
      'production',
    ]);
    await server.call('POST', projects, { body: { key: 'api', name: 'The API', environments: ['live'] } });
    expect(keysOf(await server.call('GET', `${projects}/api/environments`))).toEqual(['live']);
    expect((await server.call('POST', projects, { body: { key: 'api' } })).status).toBe(409);
  });

  it('are renamed under If-Match', async () => {
    const { headers } = await server.call('GET', `${projects}/default`);
    const ifMatch = { 'if-match': headers['etag'] ?? '' };
    expect(
      (await server.call('PATCH', `${projects}/default`, { body: { name: 'Main' }, headers: ifMatch })).body.name,
    ).toBe('Main');
    expect(
      (await server.call('PATCH', `${projects}/default`, { body: { name: 'Other' }, headers: ifMatch })).status,
    ).toBe(412);
  });

  it('are kept while they have flags', async () => {
    await server.call('POST', projects, { body: { key: 'going' } });
    await server.call('POST', `${projects}/going/flags`, { body: { key: 'f' } });
    expect(await server.call('DELETE', `${projects}/going`)).toMatchObject({
      status: 409,
      body: { inUse: { flags: 1, keys: 0 } },
    });
    await server.call('DELETE', `${projects}/going/flags/f`);
    expect((await server.call('DELETE', `${projects}/going`)).status).toBe(204);
    expect((await server.call('GET', `${projects}/going`)).status).toBe(404);
  });

  it('keep their flags apart', async () => {
    await server.call('POST', projects, { body: { key: 'apart' } });
    await server.call('POST', `${projects}/apart/flags`, { body: { key: 'mine' } });
    expect((await server.call('GET', `${projects}/default/flags/mine`)).status).toBe(404);
    const config = `${projects}/default/flags/mine/environments/production`;
    expect((await server.call('PUT', `${config}/enabled`, { body: { enabled: true } })).status).toBe(404);
  });
});

describe('environments', () => {
  const environments = `${projects}/default/environments`;

  it('are made, renamed and deleted', async () => {
    const made = await server.call('POST', environments, { body: { key: 'qa', name: 'Quality' } });
    expect(made).toMatchObject({ status: 201, headers: { location: `${environments}/qa` }, body: { name: 'Quality' } });
    expect((await server.call('POST', environments, { body: { key: 'qa' } })).status).toBe(409);
    expect((await server.call('PATCH', `${environments}/qa`, { body: { name: 'Q' } })).body.name).toBe('Q');
    expect((await server.call('DELETE', `${environments}/qa`)).status).toBe(204);
    expect((await server.call('GET', `${environments}/qa`)).status).toBe(404);
  });

  it('are paged in the order in which they were made', async () => {
    const first = await server.call('GET', `${environments}?limit=2`);
    const second = await server.call('GET', `${environments}?limit=2&cursor=${first.body.nextCursor}`);
    expect([...keysOf(first), ...keysOf(second)]).toEqual(['development', 'staging', 'production']);
    expect(second.body.nextCursor).toBeNull();
  });
});
