import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const flags = '/api/v1/projects/default/flags';
let server: TestServer;
let count = 0;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

/** A fresh flag; gives the path of its configuration in production. */
async function aConfig(flag: Record<string, unknown> = {}): Promise<string> {
  count += 1;
  const key = `flag-${count}`;
  expect((await server.call('POST', flags, { body: { key, ...flag } })).status).toBe(201);
  return `${flags}/${key}/environments/production`;
}

const colours = { kind: 'string', variants: { red: 'r', green: 'g', blue: 'b' } };

async function versionOf(path: string): Promise<number> {
  const { headers } = await server.call('PUT', `${path}/enabled`, { body: { enabled: true } });
  return Number(headers['guidon-version']?.split('-')[0]);
}

describe('enabled', () => {
  it('switches a flag on, and takes a version only where that is news', async () => {
    const path = await aConfig();
    const on = await server.call('PUT', `${path}/enabled`, { body: { enabled: true } });
    expect(on).toMatchObject({ status: 200, body: { enabled: true, environment: 'production' } });
    const again = await server.call('PUT', `${path}/enabled`, { body: { enabled: true } });
    expect(again.headers['etag']).toBe(on.headers['etag']);
    expect(again.headers['guidon-version']).toBe(on.headers['guidon-version']);
  });

  it.each([
    [{}, '/enabled'],
    [{ enabled: 'true' }, '/enabled'],
    [{ enabled: null }, '/enabled'],
    [{ enabled: true, x: 1 }, '/x'],
  ])('refuses %j', async (body, path) => {
    const answer = await server.call('PUT', `${await aConfig()}/enabled`, { body });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  it('leaves the other environments as they are', async () => {
    const path = await aConfig();
    await server.call('PUT', `${path}/enabled`, { body: { enabled: true } });
    expect((await server.call('GET', path.replace('production', 'staging'))).body.enabled).toBe(false);
  });
});

describe('percentage', () => {
  it.each([
    [12.5, 12_500],
    [16.1, 16_100],
    [0.001, 1],
    [0, 0],
    [100, 100_000],
    [33.333, 33_333],
  ])('takes %d percent as the weight %d', async (percentage, weight) => {
    const { status, body } = await server.call('PUT', `${await aConfig()}/percentage`, { body: { percentage } });
    const split = [
      { variant: 'on', weight },
      { variant: 'off', weight: 100_000 - weight },
    ];
    expect([status, body.fallthrough]).toEqual([200, { by: 'userId', split }]);
  });

  it.each([
    [{ percentage: 12.3456 }, 422],
    [{ percentage: -1 }, 400],
    [{ percentage: 101 }, 400],
    [{ percentage: '25' }, 400],
    [{}, 400],
  ])('refuses %j and names the field', async (body, status) => {
    const answer = await server.call('PUT', `${await aConfig()}/percentage`, { body });
    expect(answer).toMatchObject({ status, body: { errors: [{ path: '/percentage' }] } });
  });

  it('keeps the attribute that it splits by, unless told another', async () => {
    const path = await aConfig();
    const by = async (body: object) => (await server.call('PUT', `${path}/percentage`, { body })).body.fallthrough.by;
    expect(await by({ percentage: 1 })).toBe('userId');
    expect(await by({ percentage: 2, by: 'tenantId' })).toBe('tenantId');
    expect(await by({ percentage: 3 })).toBe('tenantId');
  });

  it('asks for both variants where the flag is not boolean', async () => {
    const path = `${await aConfig(colours)}/percentage`;
    const unnamed = await server.call('PUT', path, { body: { percentage: 5, variant: 'red' } });
    expect(unnamed).toMatchObject({ status: 422, body: { errors: [{ path: '/control' }] } });
    const unknown = await server.call('PUT', path, { body: { percentage: 5, variant: 'red', control: 'pink' } });
    expect(unknown.status).toBe(422);
    const named = await server.call('PUT', path, { body: { percentage: 5, variant: 'red', control: 'blue' } });
    expect(named.body.fallthrough.split).toEqual([
      { variant: 'red', weight: 5_000 },
      { variant: 'blue', weight: 95_000 },
    ]);
  });

  it('does not overwrite a split of other variants', async () => {
    const path = await aConfig(colours);
    const split = [
      { variant: 'red', weight: 20_000 },
      { variant: 'green', weight: 30_000 },
      { variant: 'blue', weight: 50_000 },
    ];
    await server.call('PATCH', path, { body: { fallthrough: { by: 'userId', split } } });
    const body = { percentage: 5, variant: 'red', control: 'blue' };
    expect((await server.call('PUT', `${path}/percentage`, { body })).status).toBe(409);
  });

  it('replaces the fallthrough alone', async () => {
    const path = await aConfig();
    const targets = [{ variant: 'on', by: 'userId', values: ['u1'] }];
    await server.call('PATCH', path, { body: { enabled: true, targets } });
    const { body } = await server.call('PUT', `${path}/percentage`, { body: { percentage: 10 } });
    expect(body).toMatchObject({ enabled: true, targets });
  });
});

describe('whitelist', () => {
  it('puts a value in once, and takes it out of the other variants', async () => {
    const path = await aConfig();
    await server.call('PUT', `${path}/whitelist/u1?variant=off`);
    const first = await server.call('PUT', `${path}/whitelist/u1`);
    expect(first.body.targets).toEqual([{ variant: 'on', by: 'userId', values: ['u1'] }]);
    const again = await server.call('PUT', `${path}/whitelist/u1?by=userId&variant=on`);
    expect(again.headers['guidon-version']).toBe(first.headers['guidon-version']);
    expect(again.body.targets).toEqual(first.body.targets);
  });

  it('keeps attributes apart', async () => {
    const path = await aConfig();
    await server.call('PUT', `${path}/whitelist/acme?by=tenantId`);
    const { body } = await server.call('PUT', `${path}/whitelist/acme?by=userId&variant=off`);
    expect(body.targets).toEqual([
      { variant: 'on', by: 'tenantId', values: ['acme'] },
      { variant: 'off', by: 'userId', values: ['acme'] },
    ]);
  });

  it('takes a value out, and minds not if it is not there', async () => {
    const path = await aConfig();
    await server.call('PUT', `${path}/whitelist/u1`);
    await server.call('PUT', `${path}/whitelist/u2`);
    expect((await server.call('DELETE', `${path}/whitelist/u1`)).body.targets).toEqual([
      { variant: 'on', by: 'userId', values: ['u2'] },
    ]);
    expect(await server.call('DELETE', `${path}/whitelist/u1`)).toMatchObject({ status: 200 });
    expect((await server.call('DELETE', `${path}/whitelist/u2`)).body.targets).toEqual([]);
  });

  it.each(['a/b', 'ä ö', 'x'.repeat(512), '__proto__', "'; drop table flags; --"])(
    'takes %j as it is',
    async (value) => {
      const path = await aConfig();
      const { body } = await server.call('PUT', `${path}/whitelist/${encodeURIComponent(value)}`);
      expect(body.targets?.[0]?.values).toEqual([value]);
    },
  );

  it('asks for the variant where the flag is not boolean', async () => {
    const path = await aConfig(colours);
    const unnamed = await server.call('PUT', `${path}/whitelist/u1`);
    expect(unnamed).toMatchObject({ status: 422, body: { errors: [{ path: 'query/variant' }] } });
    expect((await server.call('PUT', `${path}/whitelist/u1?variant=red`)).status).toBe(200);
    expect((await server.call('PUT', `${path}/whitelist/u1?variant=pink`)).status).toBe(422);
  });
});

describe('changing a configuration', () => {
  it('replaces what is given and leaves the rest', async () => {
    const path = await aConfig();
    const rules = [{ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'off' } }];
    const { body } = await server.call('PATCH', path, { body: { rules } });
    expect(body.rules).toEqual([{ id: 'rule-1', ...rules[0] }]);
    const repeated = await server.call('PATCH', path, { body: { rules } });
    expect(repeated.body.updatedAt).toBe(body.updatedAt);
    const off = await server.call('PATCH', path, { body: { offVariant: 'on' } });
    expect(off.body).toMatchObject({ rules: body.rules, offVariant: 'on' });
  });

  it.each([
    [{ offVariant: 'maybe' }, 422, '/offVariant'],
    [{ fallthrough: { variant: 'maybe' } }, 422, '/fallthrough/variant'],
    [{ fallthrough: { by: 'userId', split: [{ variant: 'on', weight: 5 }] } }, 422, '/fallthrough/split'],
    [{ fallthrough: { by: 'userId', split: [{ variant: 'on', weight: 0.5 }] } }, 400, '/fallthrough/split/0/weight'],
    [{ targets: [{ variant: 'on', by: 'userId', values: [1] }] }, 400, '/targets/0/values/0'],
    [{ targets: [{ variant: 'on', by: 'userId', values: [], extra: 1 }] }, 400, '/targets/0/extra'],
    [{ rules: [{ conditions: [], serve: { variant: 'on' } }] }, 400, '/rules/0/conditions'],
    [
      { rules: [{ conditions: [{ segment: 'nobody' }], serve: { variant: 'on' } }] },
      422,
      '/rules/0/conditions/0/segment',
    ],
    [{ prerequisites: [{ flag: 'no-such', variants: ['on'] }] }, 422, '/prerequisites/0/flag'],
    [{}, 400, '/'],
    [{ revision: 4 }, 400, '/revision'],
  ])('refuses %j with %i at %s', async (body, status, path) => {
    const answer = await server.call('PATCH', await aConfig(), { body });
    expect(answer).toMatchObject({
      status,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  it('refuses prerequisites that close a circle', async () => {
    const [one, two] = [await aConfig(), await aConfig()];
    const [oneKey, twoKey] = [one.split('/')[6], two.split('/')[6]];
    const behind = (flag: string | undefined) => ({ body: { prerequisites: [{ flag, variants: ['on'] }] } });
    expect((await server.call('PATCH', one, behind(twoKey))).status).toBe(200);
    expect(await server.call('PATCH', two, behind(oneKey))).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/prerequisites/0/flag' }] },
    });
    expect((await server.call('PATCH', two, behind(twoKey))).status).toBe(422);
  });

  it('refuses to let more than 50 flags stand behind one', async () => {
    let previous: string | undefined;
    let refused = 0;
    for (let index = 0; index <= 51; index += 1) {
      const path = await aConfig();
      const prerequisites = previous === undefined ? [] : [{ flag: previous, variants: ['on'] }];
      const answer = await server.call('PATCH', path, { body: { prerequisites } });
      if (answer.status === 422) refused += 1;
      previous = path.split('/')[6];
    }
    expect(refused).toBe(1);
  });

  it('refuses a list of more than 10,000 values, and warns on the way there', async () => {
    const path = await aConfig();
    const targets = (size: number) => [
      { variant: 'on', by: 'userId', values: Array.from({ length: size }, (_, index) => `u${index}`) },
    ];
    const many = await server.call('PATCH', path, { body: { targets: targets(8_000) } });
    expect([many.status, many.headers['guidon-warning']]).toEqual([
      200,
      expect.stringContaining('8000 of at most 10000'),
    ]);
    const tooMany = await server.call('PATCH', path, { body: { targets: targets(10_001) } });
    expect(tooMany).toMatchObject({ status: 422, body: { errors: [{ path: '/targets/0/values' }] } });
  });

  it('says 404 for what is not there', async () => {
    const path = await aConfig();
    expect((await server.call('GET', path.replace('production', 'nowhere'))).status).toBe(404);
    expect(
      (await server.call('PATCH', `${flags}/no-such/environments/production`, { body: { enabled: true } })).status,
    ).toBe(404);
    const elsewhere = path.replace('default', 'elsewhere');
    expect((await server.call('PUT', `${elsewhere}/enabled`, { body: { enabled: true } })).status).toBe(404);
  });
});

describe('edits at the same time', () => {
  it('refuses a stale one with 412 and tells the ETag that it lost to', async () => {
    const path = await aConfig();
    const { headers } = await server.call('GET', path);
    const ifMatch = { 'if-match': headers['etag'] ?? '' };
    const first = await server.call('PATCH', path, { body: { enabled: true }, headers: ifMatch });
    expect(first.status).toBe(200);
    const second = await server.call('PATCH', path, { body: { enabled: false }, headers: ifMatch });
    expect([second.status, second.headers['etag']]).toEqual([412, first.headers['etag']]);
    const listed = { 'if-match': `"x", ${first.headers['etag']}` };
    expect((await server.call('PATCH', path, { body: { enabled: false }, headers: listed })).status).toBe(200);
    const weak = { 'if-match': `W/${first.headers['etag']}` };
    expect((await server.call('PATCH', path, { body: { enabled: true }, headers: weak })).status).toBe(412);
  });

  it('lets one of a hundred with the same ETag win', async () => {
    const path = await aConfig();
    const { headers } = await server.call('GET', path);
    const edits = Array.from({ length: 100 }, (_, index) =>
      server.call('PUT', `${path}/percentage`, {
        body: { percentage: index + 1 },
        headers: { 'if-match': headers['etag'] ?? '' },
      }),
    );
    const statuses = (await Promise.all(edits)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(99);
  });

  it('loses none of many parallel writes to one list', async () => {
    const path = await aConfig();
    const before = await versionOf(path);
    const values = Array.from({ length: 40 }, (_, index) => `user-${index}`);
    await Promise.all(values.map((value) => server.call('PUT', `${path}/whitelist/${value}`)));
    const { body } = await server.call('GET', path);
    expect([...body.targets[0].values].sort()).toEqual([...values].sort());
    expect(await versionOf(path)).toBe(before + 40);
  });
});
