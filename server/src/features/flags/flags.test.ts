import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

async function aFlag(body: Record<string, unknown>) {
  const answer = await server.call('POST', flags, { body });
  expect(answer.status).toBe(201);
  return answer;
}

describe('making a flag', () => {
  it('gives a boolean flag on and off, switched off in every environment', async () => {
    const { body, headers } = await aFlag({ key: 'new-billing' });
    expect(body).toMatchObject({ kind: 'boolean', variants: { on: true, off: false }, tags: [], archivedAt: null });
    expect(headers).toMatchObject({ location: `${flags}/new-billing`, etag: expect.stringMatching(/^"\d+-1"$/) });
    for (const environment of ['development', 'staging', 'production']) {
      const config = await server.call('GET', `${flags}/new-billing/environments/${environment}`);
      expect(config.body).toMatchObject({ enabled: false, offVariant: 'off', fallthrough: { variant: 'on' } });
    }
  });

  it('takes the first variant of another kind as both what is served and what is served off', async () => {
    await aFlag({ key: 'page-size', kind: 'number', variants: { twenty: 20, fifty: 50 } });
    const config = await server.call('GET', `${flags}/page-size/environments/production`);
    expect(config.body).toMatchObject({ offVariant: 'twenty', fallthrough: { variant: 'twenty' } });
  });

  it('refuses a taken key, also where the flag that has it is archived', async () => {
    await aFlag({ key: 'taken' });
    const again = await server.call('POST', flags, { body: { key: 'taken' } });
    expect(again).toMatchObject({ status: 409, body: { errors: [{ path: '/key' }] } });
    await server.call('DELETE', `${flags}/taken`);
    const archived = await server.call('POST', flags, { body: { key: 'taken' } });
    expect(archived.status).toBe(409);
    expect(archived.body.detail).toContain('archived');
  });

  it.each([
    [{ key: 'a:b' }, 400, '/key'],
    [{ key: 'x', kind: 'date' }, 400, '/kind'],
    [{ key: 'x', owner: 'me' }, 400, '/owner'],
    [{ key: 'x', clientVisible: 'true' }, 400, '/clientVisible'],
    [{ key: 'x', description: null }, 400, '/description'],
    [{ key: 'x', kind: 'string' }, 422, '/variants'],
    [{ key: 'x', kind: 'string', variants: { a: 1 } }, 422, '/variants/a'],
    [{ key: 'x', variants: { on: false, off: true } }, 422, '/variants'],
    [{ key: 'x', kind: 'json', variants: { 'a/b': 1 } }, 400, '/variants/a~1b'],
    [{ key: 'x', kind: 'string', variants: { big: 'x'.repeat(65 * 1024) } }, 422, '/variants/big'],
  ])('refuses %j with %i at %s', async (body, status, path) => {
    const answer = await server.call('POST', flags, { body });
    expect(answer).toMatchObject({
      status,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('warns of a value that comes near to its limit', async () => {
    const { headers } = await aFlag({ key: 'large', kind: 'string', variants: { big: 'x'.repeat(60_000) } });
    expect(headers['guidon-warning']).toContain('/variants/big');
  });
});

describe('listing flags', () => {
  it('pages by cursor through all of them, each once', async () => {
    const prefix = 'paged-';
    for (const index of [1, 2, 3, 4, 5]) await aFlag({ key: `${prefix}${index}` });
    const keys: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?q=${prefix}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page = await server.call('GET', flags + query);
      keys.push(...page.body.items.map((flag: { key: string }) => flag.key));
      cursor = page.body.nextCursor;
    }
    expect(keys).toEqual([1, 2, 3, 4, 5].map((index) => `${prefix}${index}`));
  });

  it('filters by text, tag, kind and archived', async () => {
    await aFlag({ key: 'filter-a', tags: ['team-x'], description: 'Speeds up THE search' });
    await aFlag({ key: 'filter-b', kind: 'string', variants: { a: 'a' } });
    const keys = async (query: string) => {
      const { body } = await server.call('GET', `${flags}?${query}`);
      return body.items.map((flag: { key: string }) => flag.key);
    };
    expect(await keys('tag=team-x')).toEqual(['filter-a']);
    expect(await keys('q=the%20search')).toEqual(['filter-a']);
    expect(await keys('q=filter&kind=string')).toEqual(['filter-b']);
    await server.call('DELETE', `${flags}/filter-b`);
    expect(await keys('q=filter')).toEqual(['filter-a']);
    expect(await keys('q=filter&archived=true')).toEqual(['filter-b']);
  });

  it.each(['cursor=%20', 'cursor=bm9wZQ', 'limit=0', 'limit=x', 'archived=maybe', 'sort=seed'])(
    'refuses ?%s',
    async (query) => {
      const answer = await server.call('GET', `${flags}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: `query/${query.split('=')[0]}` }] } });
    },
  );

  it('says 404 for a project that is not there', async () => {
    expect((await server.call('GET', '/api/v1/projects/nope/flags')).status).toBe(404);
  });
});

describe('changing a flag', () => {
  it('counts its revisions in the ETag, and leaves all as it is where nothing differs', async () => {
    const { headers } = await aFlag({ key: 'edited', tags: ['a'] });
    const same = await server.call('PATCH', `${flags}/edited`, { body: { tags: ['a'] } });
    expect(same.headers['etag']).toBe(headers['etag']);
    const other = await server.call('PATCH', `${flags}/edited`, { body: { description: 'Why it is there' } });
    expect(other).toMatchObject({ status: 200, body: { description: 'Why it is there', tags: ['a'] } });
    expect(other.headers['etag']).not.toBe(headers['etag']);
  });

  it('keeps a variant that is in use, and names the places', async () => {
    await aFlag({ key: 'theme', kind: 'string', variants: { light: 'l', dark: 'd', blue: 'b' } });
    await aFlag({ key: 'leaning' });
    await server.call('PATCH', `${flags}/theme/environments/staging`, { body: { fallthrough: { variant: 'dark' } } });
    const prerequisites = [{ flag: 'theme', variants: ['blue'] }];
    await server.call('PATCH', `${flags}/leaning/environments/production`, { body: { prerequisites } });
    const refused = await server.call('PATCH', `${flags}/theme`, { body: { variants: { light: 'l' } } });
    expect(refused.status).toBe(409);
    expect(refused.body.places).toEqual([
      { environment: 'staging', flag: 'theme', path: '/fallthrough/variant' },
      { environment: 'production', flag: 'leaning', path: '/prerequisites/0' },
    ]);
    const grown = await server.call('PATCH', `${flags}/theme`, {
      body: { variants: { light: 'L', dark: 'd', blue: 'b', red: 'r' } },
    });
    expect(grown).toMatchObject({ status: 200, body: { variants: { red: 'r' } } });
  });
});

describe('archiving a flag', () => {
  it('refuses while it is a prerequisite, and names the places', async () => {
    await aFlag({ key: 'base' });
    await aFlag({ key: 'upper' });
    const prerequisites = [{ flag: 'base', variants: ['on'] }];
    await server.call('PATCH', `${flags}/upper/environments/staging`, { body: { prerequisites } });
    const refused = await server.call('DELETE', `${flags}/base`);
    expect(refused).toMatchObject({
      status: 409,
      body: { places: [{ environment: 'staging', flag: 'upper', path: '/prerequisites/0' }] },
    });
    await server.call('PATCH', `${flags}/upper/environments/staging`, { body: { prerequisites: [] } });
    expect((await server.call('DELETE', `${flags}/base`)).status).toBe(204);
  });

  it('brings it back switched off everywhere, with its settings', async () => {
    await aFlag({ key: 'returning' });
    const production = `${flags}/returning/environments/production`;
    await server.call('PUT', `${production}/enabled`, { body: { enabled: true } });
    await server.call('PUT', `${production}/percentage`, { body: { percentage: 5 } });
    await server.call('DELETE', `${flags}/returning`);
    expect((await server.call('PUT', `${production}/enabled`, { body: { enabled: true } })).status).toBe(409);
    const restored = await server.call('POST', `${flags}/returning/restore`);
    expect(restored).toMatchObject({ status: 200, body: { archivedAt: null } });
    const config = await server.call('GET', production);
    expect(config.body).toMatchObject({ enabled: false, fallthrough: { by: 'userId' } });
  });

  it('does not bring it back while what it leans on is archived', async () => {
    await aFlag({ key: 'ground' });
    await aFlag({ key: 'tower' });
    const prerequisites = [{ flag: 'ground', variants: ['on'] }];
    await server.call('PATCH', `${flags}/tower/environments/staging`, { body: { prerequisites } });
    await server.call('DELETE', `${flags}/tower`);
    await server.call('DELETE', `${flags}/ground`);
    expect((await server.call('POST', `${flags}/tower/restore`)).status).toBe(422);
    await server.call('POST', `${flags}/ground/restore`);
    expect((await server.call('POST', `${flags}/tower/restore`)).status).toBe(200);
  });
});
