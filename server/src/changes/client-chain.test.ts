import { type ClientFlag, stateId } from '@guidon/evaluator/projection';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../testing/a-server.js';
import { clientChain, contentOf } from '../testing/client-chain.js';
import { digestAfter } from './change.digest.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let sql: postgres.Sql<{ bigint: number }>;
let chain: ReturnType<typeof clientChain>;

beforeAll(async () => {
  server = await aServer();
  const bigint = { to: 20, from: [20], parse: Number, serialize: String };
  sql = postgres(server.databaseUrl, { max: 1, types: { bigint } });
  chain = clientChain(sql);
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

async function call(method: string, path: string, body?: unknown) {
  const answer = await server.call(method, project + path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

const aFlag = (key: string, body: object = {}) => call('POST', '/flags', { key, clientVisible: true, ...body });
const configOf = (key: string, environment = 'production') => `/flags/${key}/environments/${environment}`;
const ruleOn = (...conditions: object[]) => ({ rules: [{ id: 'rule-of-acme', conditions, serve: { variant: 'on' } }] });

/** The client's patches that an edit makes in production. */
async function patchesOf(edit: () => Promise<unknown>) {
  const { version } = await chain.head('production');
  await edit();
  const rows = await chain.patches('production', version);
  return rows.flatMap(({ patch }) => (patch === null ? [] : [JSON.parse(patch)]));
}

async function flagsIn(environment: string) {
  return (await chain.projected(environment)).map(({ key }) => key);
}

describe('the chain of what client keys see', () => {
  it('moves where they see a difference, to the version of the environment and a digest of its own', async () => {
    const before = await chain.head('production');
    await aFlag('moving');
    const [made] = await patchesOf(() => call('PUT', `${configOf('moving')}/enabled`, { enabled: true }));
    const after = await chain.head('production');
    expect(made).toMatchObject({
      format: 1,
      version: after.version,
      flags: [{ key: 'moving', variants: [['on', true]], steps: [{ serve: 0, reason: 'FALLTHROUGH' }] }],
      removed: [],
    });
    const { digest, ...content } = made;
    expect(digestAfter(content.from.split('-')[1], content)).toBe(digest);
    expect([after.clientVersion, after.clientDigest]).toEqual([after.version, digest]);
    expect(before.clientDigest).not.toBe(after.clientDigest);
  });

  it('stays where they see none', async () => {
    await aFlag('hidden', { clientVisible: false });
    await aFlag('off');
    const before = await chain.head('production');
    const patches = await patchesOf(async () => {
      await call('PUT', `${configOf('hidden')}/enabled`, { enabled: true });
      await call('PUT', `${configOf('hidden')}/percentage`, { percentage: 5 });
      await call('PUT', `${configOf('off')}/percentage`, { percentage: 5 });
      await call('PUT', `${configOf('off')}/whitelist/u1`);
      await call('POST', '/segments', { key: 'unnamed', included: ['u1'] });
      await call('PATCH', '/flags/off', { description: 'Why' });
    });
    expect(patches).toEqual([]);
    const after = await chain.head('production');
    expect(after.version).toBe(before.version + 5);
    expect({ ...after, version: before.version }).toEqual(before);
  });

  it('has no broken link after many parallel writers', async () => {
    const keys = ['one', 'two', 'three'];
    for (const key of keys) await aFlag(key);
    const start = await chain.load('production');
    const writes = Array.from({ length: 60 }, (_, index) => {
      const key = keys[index % keys.length] ?? '';
      if (index % 7 === 0) return call('PUT', `${configOf(key)}/enabled`, { enabled: index % 2 === 0 });
      return call('PUT', `${configOf(key)}/percentage`, { percentage: index });
    });
    await Promise.all(writes);
    const end = await chain.follow('production', start);
    const { clientVersion, clientDigest } = await chain.head('production');
    expect(stateId(end)).toBe(`${clientVersion}-${clientDigest}`);
    expect(contentOf(end)).toEqual(contentOf(await chain.load('production')));
  });

  it('sends a long list as what was added and removed', async () => {
    await aFlag('listed');
    const values = Array.from({ length: 300 }, (_, index) => `user-${index}`);
    const targets = [{ variant: 'on', by: 'userId', values }];
    await call('PATCH', configOf('listed'), { enabled: true, targets });
    const start = await chain.load('production');
    const [patch] = await patchesOf(() => call('PUT', `${configOf('listed')}/whitelist/user-300`));
    expect(patch.flags[0].steps[0].if[0].values).toEqual({
      added: [expect.stringMatching(/^[0-9a-f]{32}$/)],
      removed: [],
    });
    expect(contentOf(await chain.follow('production', start))).toEqual(contentOf(await chain.load('production')));
  });

  it('names nobody', async () => {
    await call('POST', '/segments', { key: 'acme-corp', by: 'email', included: ['jane@acme.test'] });
    await aFlag('discreet', { description: 'For Jane of Acme', tags: ['acme'] });
    const patches = await patchesOf(() =>
      call('PATCH', configOf('discreet'), {
        enabled: true,
        targets: [{ variant: 'on', by: 'email', values: ['jane@acme.test'] }],
        ...ruleOn({ attribute: 'email', operator: 'in', values: ['joe@acme.test'] }, { segment: 'acme-corp' }),
      }),
    );
    expect(patches).toHaveLength(1);
    expect(patches[0].flags).toHaveLength(2);
    expect(JSON.stringify(patches)).not.toMatch(/acme|jane|joe/i);
  });
});

describe('a segment of what client keys see', () => {
  it('comes with the first flag that names it, and goes with the last', async () => {
    await call('POST', '/segments', { key: 'shared', included: ['u1'] });
    await aFlag('first');
    await aFlag('second');
    const named = ruleOn({ segment: 'shared' });
    const segmentsIn = async (edit: () => Promise<unknown>) => {
      const [patch] = await patchesOf(edit);
      const isSegment = (key: string) => key.startsWith('#');
      const keys = (patch?.flags ?? []).map(({ key }: ClientFlag) => key);
      return [keys.filter(isSegment).length, (patch?.removed ?? []).filter(isSegment).length];
    };
    expect(await segmentsIn(() => call('PATCH', configOf('first'), { enabled: true, ...named }))).toEqual([1, 0]);
    expect(await segmentsIn(() => call('PATCH', configOf('second'), { enabled: true, ...named }))).toEqual([0, 0]);
    expect(await segmentsIn(() => call('PATCH', '/segments/shared', { included: ['u2'] }))).toEqual([1, 0]);
    expect(await segmentsIn(() => call('DELETE', '/flags/first'))).toEqual([0, 0]);
    expect(await segmentsIn(() => call('PATCH', '/flags/second', { clientVisible: false }))).toEqual([0, 1]);
  });

  it('takes its flags to the server when it compares what is not public, and back', async () => {
    await call('POST', '/segments', { key: 'turning' });
    await aFlag('turned');
    await call('PATCH', configOf('turned'), { enabled: true, ...ruleOn({ segment: 'turning' }) });
    const rules = [[{ attribute: 'email', operator: 'endsWith', values: ['@acme.test'] }]];
    const [away] = await patchesOf(() => call('PATCH', '/segments/turning', { rules }));
    expect(away.flags).toEqual([{ key: 'turned', server: true }]);
    expect(away.removed).toEqual([expect.stringMatching(/^#[0-9a-f]{32}$/)]);
    // What a node remembers of a flag must know of its segments too, also where it learnt it from an edit of nothing.
    for (const first of [true, false]) {
      await call('PATCH', '/segments/turning', { included: [`${first}`] });
      const toggled = await patchesOf(async () => {
        for (const enabled of [first, false, true]) await call('PUT', `${configOf('turned')}/enabled`, { enabled });
      });
      expect(toggled).toMatchObject([
        { flags: [{ steps: [{ reason: 'DISABLED' }] }] },
        { flags: [{ key: 'turned', server: true }] },
      ]);
    }
    const [back] = await patchesOf(() => call('PATCH', '/segments/turning', { rules: [] }));
    expect(back.flags.map(({ key }: ClientFlag) => key)).toEqual(['turned', ...away.removed]);
  });
});

describe('a flag of what client keys see', () => {
  it('comes and goes with its visibility, and with its life', async () => {
    await aFlag('living', { clientVisible: false });
    await call('PUT', `${configOf('living')}/enabled`, { enabled: true });
    expect(await flagsIn('production')).not.toContain('living');
    const steps = [
      () => call('PATCH', '/flags/living', { clientVisible: true }),
      () => call('DELETE', '/flags/living'),
      () => call('POST', '/flags/living/restore'),
      () => call('PATCH', '/flags/living', { clientVisible: false }),
    ];
    const made = [];
    for (const step of steps) made.push(...(await patchesOf(step)));
    expect(made).toMatchObject([
      { flags: [{ key: 'living', steps: [{ reason: 'FALLTHROUGH' }] }] },
      { flags: [], removed: ['living'] },
      { flags: [{ key: 'living', steps: [{ reason: 'DISABLED' }] }] },
      { flags: [], removed: ['living'] },
    ]);
  });

  it('stands in a new environment from the start', async () => {
    await call('POST', '/environments', { key: 'canary' });
    const { clientVersion, clientBytes } = await chain.head('canary');
    const flags = await chain.projected('canary');
    expect([clientVersion, flags.length > 0]).toEqual([1, true]);
    expect(clientBytes).toBe(flags.reduce((size, flag) => size + JSON.stringify(flag).length, 0));
    expect((await chain.head('canary')).clientSalt).not.toBe((await chain.head('production')).clientSalt);
  });

  it('that another program has spoilt is told of again, whatever clients hold of it', async () => {
    await aFlag('spoilt');
    await call('PUT', `${configOf('spoilt')}/enabled`, { enabled: true });
    await sql`update flag_configs set fallthrough = '5' where flag_id = (select id from flags where key = 'spoilt')`;
    const [patch] = await patchesOf(() => call('DELETE', '/flags/spoilt'));
    expect(patch.removed).toEqual(['spoilt']);
  });
});

describe('a segment that another program has spoilt', () => {
  it('is as good as unknown, and stops no edit', async () => {
    await call('POST', '/segments', { key: 'spoilt-segment' });
    await aFlag('upon-spoilt');
    await call('PATCH', configOf('upon-spoilt'), { enabled: true, ...ruleOn({ segment: 'spoilt-segment' }) });
    await sql`update segments set rules = '5' where key = 'spoilt-segment'`;
    for (const enabled of [false, true]) await call('PUT', `${configOf('upon-spoilt')}/enabled`, { enabled });
    await call('PATCH', configOf('upon-spoilt'), { offVariant: 'on' });
    const [patch] = await patchesOf(() => call('PATCH', '/segments/spoilt-segment', { rules: [] }));
    expect(patch.flags).toEqual([expect.objectContaining({ key: expect.stringMatching(/^#/) })]);
  });
});

describe('a release that knows no projection', () => {
  it('writes past the chain: the next write leads to where nobody is held up, with the size as it is', async () => {
    await aFlag('upgraded');
    await call('PUT', `${configOf('upgraded')}/enabled`, { enabled: true });
    const held = await chain.load('production');
    const { environmentId } = await chain.head('production');
    await sql`update flag_configs set enabled = false where flag_id = (select id from flags where key = 'upgraded')`;
    await sql`update environments set version = version + 1, digest = '0123456789abcdef', client_bytes = 0 where id = ${environmentId}`;
    await sql`
      insert into environment_changes (environment_id, version, digest, patch)
      select id, version, digest, '{}' from environments where id = ${environmentId}`;
    await aFlag('after-upgrade');
    await expect(chain.follow('production', held)).rejects.toThrow('gap');
    const flags = await chain.projected('production');
    const bytes = flags.reduce((size, part) => size + Buffer.byteLength(JSON.stringify(part)), 0);
    expect((await chain.head('production')).clientBytes).toBe(bytes);
    const start = await chain.load('production');
    await call('PUT', `${configOf('upgraded')}/enabled`, { enabled: true });
    expect(contentOf(await chain.follow('production', start))).toEqual(contentOf(await chain.load('production')));
  });
});

describe('whatever is written', () => {
  it('the patches lead from any projection to the one that is made anew', async () => {
    await aFlag('base');
    await aFlag('upper');
    for (const key of ['s1', 's2']) await call('POST', '/segments', { key });
    const lists = fc.uniqueArray(fc.nat({ max: 400 }).map(String), { maxLength: 250, size: 'max' });
    const condition = fc.oneof(
      fc.constantFrom('s1', 's2').map((segment) => ({ segment })),
      lists.map((values) => ({ attribute: 'plan', operator: 'in', values })),
      fc.constantFrom('plan', 'email').map((attribute) => ({ attribute, operator: 'startsWith', values: ['x'] })),
    );
    const segmentRules = fc.array(
      fc.constantFrom('plan', 'email').map((attribute) => [{ attribute, operator: 'contains', values: ['x'] }]),
      { maxLength: 1 },
    );
    const config = fc.record(
      {
        enabled: fc.boolean(),
        targets: lists.map((values) => [{ variant: 'on', by: 'userId', values }]),
        prerequisites: fc.subarray([{ flag: 'base', variants: ['on'] }]),
        rules: fc
          .array(fc.array(condition, { minLength: 1, maxLength: 2 }), { maxLength: 2 })
          .map((rules) => rules.map((conditions) => ({ conditions, serve: { variant: 'off' } }))),
      },
      { requiredKeys: [] },
    );
    const flag = fc.constantFrom('base', 'upper');
    const segment = fc.constantFrom('s1', 's2');
    const naming = (key: string) => ruleOn({ segment: key }).rules;
    const write = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.tuple(flag, config).map(([key, body]) => ['PATCH', configOf(key, 'staging'), body] as const),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(segment, segmentRules)
          .map(([key, rules]) => ['PATCH', `/segments/${key}`, { rules }] as const),
      },
      fc.tuple(segment, lists).map(([key, included]) => ['PATCH', `/segments/${key}`, { included }] as const),
      fc
        .tuple(flag, segment)
        .map(([key, named]) => ['PATCH', configOf(key, 'staging'), { rules: naming(named) }] as const),
      fc
        .tuple(flag, fc.boolean())
        .map(([key, enabled]) => ['PUT', `${configOf(key, 'staging')}/enabled`, { enabled }] as const),
      fc
        .nat({ max: 100 })
        .map((percentage) => ['PUT', `${configOf('base', 'staging')}/percentage`, { percentage }] as const),
      fc
        .tuple(flag, fc.boolean())
        .map(([key, clientVisible]) => ['PATCH', `/flags/${key}`, { clientVisible }] as const),
      flag.map((key) => ['DELETE', `/flags/${key}`, undefined] as const),
      flag.map((key) => ['POST', `/flags/${key}/restore`, undefined] as const),
      fc.subarray(['plan', 'email']).map((publicAttributes) => ['PATCH', '', { publicAttributes }] as const),
    );
    /** Whatever the run before has left: both flags are seen, on, and name the same segment. */
    const begin = async () => {
      for (const key of ['base', 'upper']) {
        await call('POST', `/flags/${key}/restore`);
        await call('PATCH', `/flags/${key}`, { clientVisible: true });
        const body = { enabled: true, targets: [], prerequisites: [], rules: naming('s1') };
        await call('PATCH', configOf(key, 'staging'), body);
      }
      await call('PATCH', '/segments/s1', { rules: [] });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 8 }), async (writes) => {
        await begin();
        const start = await chain.load('staging');
        for (const [method, path, body] of writes) {
          const answer = await server.call(method, project + path, { body });
          expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        }
        const end = await chain.follow('staging', start);
        const anew = await chain.load('staging');
        expect(stateId(end)).toBe(stateId(anew));
        expect(contentOf(end)).toEqual(contentOf(anew));
        const flags = await chain.projected('staging');
        const bytes = flags.reduce((size, part) => size + Buffer.byteLength(JSON.stringify(part)), 0);
        expect((await chain.head('staging')).clientBytes).toBe(bytes);
      }),
      { numRuns: 25 },
    );
  });
});
