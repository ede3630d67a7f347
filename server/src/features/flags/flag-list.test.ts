import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { rolloutOf } from './flag-list.service.js';

const flags = '/api/v1/projects/default/flags';
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl });
  for (const key of ['alpha', 'beta', 'gamma']) await server.call('POST', flags, { body: { key, tags: [key] } });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

async function list(query = '') {
  const { body } = await server.call('GET', `${flags}?${query}`);
  return body.items;
}

async function keys(query: string): Promise<string[]> {
  return (await list(query)).map(({ key }: { key: string }) => key);
}

const configOf = (flag: string, environment: string) => `${flags}/${flag}/environments/${environment}`;

async function aPerson(name: string, deactivatedAt: string | null = null): Promise<string> {
  const [row] = await database.sql<[{ id: string }]>`
    insert into users (email, name, deactivated_at) values (${`${name.toLowerCase()}@example.com`}, ${name}, ${deactivatedAt}) returning id`;
  return row.id;
}

describe('the list of flags', () => {
  it('says what each is in every environment, with the tag that an edit there takes', async () => {
    const rule = { conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } };
    await server.call('PATCH', configOf('alpha', 'staging'), { body: { enabled: true, rules: [rule] } });
    await server.call('PUT', `${configOf('alpha', 'staging')}/percentage`, { body: { percentage: 12.345 } });
    await server.call('PUT', `${configOf('alpha', 'staging')}/whitelist/u1`);
    const [alpha] = await list('search=alpha');
    expect(Object.keys(alpha.environments)).toEqual(['development', 'staging', 'production']);
    expect(alpha.environments.production).toMatchObject({ enabled: false, rollout: 100, rules: 0, hasTargets: false });
    expect(alpha.environments.staging).toMatchObject({ enabled: true, rollout: 12.345, rules: 1, hasTargets: true });
    const { etag } = alpha.environments.staging;
    const off = () =>
      server.call('PUT', `${configOf('alpha', 'staging')}/enabled`, {
        body: { enabled: false },
        headers: { 'if-match': etag },
      });
    expect((await off()).status).toBe(200);
    expect((await off()).status).toBe(412);
  });

  it('is narrowed by what flags are in an environment', async () => {
    await server.call('PUT', `${configOf('beta', 'production')}/enabled`, { body: { enabled: true } });
    await server.call('PUT', `${configOf('gamma', 'production')}/enabled`, { body: { enabled: true } });
    await server.call('PUT', `${configOf('gamma', 'production')}/percentage`, { body: { percentage: 5 } });
    expect(await keys('environment=production&state=on')).toEqual(['beta', 'gamma']);
    expect(await keys('environment=production&state=partial')).toEqual(['gamma']);
    expect(await keys('environment=production&state=off&tag=alpha')).toEqual(['alpha']);
    expect(await keys('environment=staging&state=on')).toEqual([]);
    expect(await keys('q=bet')).toEqual(['beta']);
  });

  it.each(['key', '-updatedAt', '-createdAt'])('is in the order of %s, page by page', async (sort) => {
    const whole = await keys(`sort=${sort}`);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await server.call('GET', `${flags}?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(body.items[0].key);
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(paged).toEqual(whole);
    expect(whole).toHaveLength(3);
    if (sort === '-createdAt') expect(whole).toEqual(['gamma', 'beta', 'alpha']);
  });

  it("takes no other order's cursor", async () => {
    const { body } = await server.call('GET', `${flags}?limit=1`);
    const answer = await server.call('GET', `${flags}?sort=-updatedAt&cursor=${body.nextCursor}`);
    expect(answer.status).toBe(400);
  });

  it('tells how flags were evaluated, of one environment or of all', async () => {
    const environments = ['production', 'staging'];
    await server.call('POST', '/api/v1/projects', { body: { key: 'used', environments } });
    const used = '/api/v1/projects/used/flags';
    for (const key of ['one', 'two']) await server.call('POST', used, { body: { key } });
    await database.sql`
      insert into evaluation_counts (environment_id, hour, flag_key, variant, count, last_at)
      select e.id, date_trunc('hour', now(), 'UTC') - ago * interval '1 hour', 'two', variant, 3, at
      from environments e join projects p on p.id = e.project_id, (values
        (0, 'on', timestamptz '2026-01-02T03:04:05Z'), (0, 'off', null), (2, 'on', null), (24, 'on', null)
      ) as counted (ago, variant, at) where p.key = 'used' and (e.key = 'production' or variant = 'on')`;
    const read = async (query = '') => (await server.call('GET', `${used}?${query}`)).body.items;
    const [one, two] = await read();
    expect(one).toMatchObject({ lastEvaluatedAt: null, evaluations: Array.from({ length: 24 }, () => 0) });
    expect(two.lastEvaluatedAt).toBe('2026-01-02T03:04:05.000Z');
    expect(two.evaluations.slice(-3)).toEqual([6, 0, 9]);
    expect(two.evaluations).toHaveLength(24);
    const [inStaging] = await read('environment=staging&search=two');
    expect(inStaging.evaluations.slice(-3)).toEqual([3, 0, 3]);
    const [inNone] = await read('environment=none&search=two');
    expect([inNone.lastEvaluatedAt, Math.max(...inNone.evaluations)]).toEqual([null, 0]);
  });
});

describe('the owner of a flag', () => {
  it('is a person who has an account, and is found by', async () => {
    const zoe = await aPerson('Zoë');
    const changed = await server.call('PATCH', `${flags}/alpha`, { body: { owner: zoe } });
    expect([changed.status, changed.body.owner]).toEqual([200, { id: zoe, name: 'Zoë' }]);
    expect(await keys(`owner=${zoe}`)).toEqual(['alpha']);
    expect(await keys('owner=none')).toEqual(['beta', 'gamma']);
    const { body } = await server.call('GET', '/api/v1/audit?flag=alpha&limit=1');
    expect(body.items[0]).toMatchObject({ before: { owner: null }, after: { owner: { id: zoe, name: 'Zoë' } } });
    const again = await server.call('PATCH', `${flags}/alpha`, { body: { owner: null, description: 'x' } });
    expect(again.body.owner).toBe(null);
    const made = await server.call('POST', flags, { body: { key: 'owned', owner: zoe } });
    expect(made.body.owner.name).toBe('Zoë');
  });

  it('is nobody who is not there, or has left', async () => {
    const gone = await aPerson('Gone', '2026-01-01T00:00:00Z');
    for (const owner of [gone, '6f1c2f52-7f2f-4c2e-9b3c-0a4f2e6d8b11']) {
      const { status, body } = await server.call('PATCH', `${flags}/beta`, { body: { owner } });
      expect([status, body.errors[0].path]).toEqual([422, '/owner']);
    }
    expect((await server.call('PATCH', `${flags}/beta`, { body: { owner: 'zoe' } })).status).toBe(400);
  });
});

describe('the rollout', () => {
  const split = (...weights: (readonly [string, number])[]) => ({
    by: 'userId',
    split: weights.map(([variant, weight]) => ({ variant, weight })),
  });

  it('is what is served beside the off variant; of a boolean flag, what is on', () => {
    const of = (kind: 'boolean' | 'string', fallthrough: unknown, offVariant: string) =>
      rolloutOf(kind, { fallthrough: fallthrough as { variant: string }, offVariant });
    expect(of('boolean', { variant: 'off' }, 'off')).toBe(0);
    expect(of('boolean', { variant: 'on' }, 'on')).toBe(100);
    expect(of('string', split(['a', 50_000], ['b', 30_000], ['c', 20_000]), 'a')).toBe(50);
    expect(of('string', { variant: 'b' }, 'a')).toBe(100);
    for (const malformed of [null, 7, {}, { split: 1 }, { split: [{ variant: 'b' }] }])
      expect(of('string', malformed, 'a')).toBe(null);
  });
});
