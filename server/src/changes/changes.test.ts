import { applyPatch, loadSnapshot, type Ruleset, toSnapshot } from '@guidon/evaluator';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSnapshot } from '../features/snapshots/snapshot.store.js';
import { aServer, type TestServer } from '../testing/a-server.js';
import { canonicalJson, digestAfter, isSameJson } from './change.digest.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let sql: postgres.Sql<{ bigint: number }>;

beforeAll(async () => {
  server = await aServer();
  const bigint = { to: 20, from: [20], parse: Number, serialize: String };
  sql = postgres(server.databaseUrl, { max: 1, types: { bigint } });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

interface ChangeRow {
  readonly version: number;
  readonly digest: string;
  readonly patch: string;
}

async function changesOf(environment: string): Promise<readonly ChangeRow[]> {
  return await sql<ChangeRow[]>`
    select c.version, c.digest, c.patch from environment_changes c join environments e on e.id = c.environment_id
    where e.key = ${environment} order by c.version`;
}

async function headOf(environment: string) {
  const [row] = await sql<{ id: number; version: number; digest: string }[]>`
    select id, version, digest from environments where key = ${environment}`;
  if (row === undefined) throw new Error(`no environment ${environment}`);
  return row;
}

async function stored(environment: string): Promise<Ruleset> {
  const loaded = loadSnapshot(await readSnapshot(sql, (await headOf(environment)).id));
  if (loaded.kind !== 'loaded') throw new Error('the stored snapshot is malformed');
  expect(loaded.problems).toEqual([]);
  return loaded.ruleset;
}

const put = (path: string, body?: unknown) => server.call('PUT', `${project}/flags/${path}`, { body });

describe('the chain of changes', () => {
  it('has no gap and no broken link after many parallel writers', async () => {
    const keys = ['one', 'two', 'three', 'four'];
    for (const key of keys) await server.call('POST', `${project}/flags`, { body: { key } });
    const writes = Array.from({ length: 60 }, (_, index) => {
      const key = keys[index % keys.length];
      if (index % 10 === 0)
        return server.call('POST', `${project}/segments`, { body: { key: `s${index}`, included: ['a'] } });
      return put(`${key}/environments/production/percentage`, { percentage: index });
    });
    const answers = await Promise.all(writes);
    expect(answers.filter(({ status }) => status >= 300)).toEqual([]);

    for (const environment of ['production', 'staging']) {
      const changes = await changesOf(environment);
      expect(changes.map(({ version }) => version)).toEqual(changes.map((_, index) => index + 1));
      for (const [index, change] of changes.entries()) {
        const { digest, ...content } = JSON.parse(change.patch);
        const previous = content.from.split('-')[1];
        expect([digest, digestAfter(previous, content)]).toEqual([change.digest, change.digest]);
        if (index > 0) expect(previous).toBe(changes[index - 1]?.digest);
      }
      expect(await headOf(environment)).toMatchObject({ version: changes.length, digest: changes.at(-1)?.digest });
    }
  });

  it('leads from any snapshot to the stored one, whatever is written', async () => {
    await server.call('POST', `${project}/flags`, {
      body: { key: 'chain', kind: 'string', variants: { a: 'a', b: 'b' } },
    });
    await server.call('POST', `${project}/segments`, { body: { key: 'chain-segment' } });
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 5 });
    const lists = fc.uniqueArray(fc.nat({ max: 400 }).map(String), { maxLength: 300, size: 'max' });
    const config = fc.record(
      {
        enabled: fc.boolean(),
        targets: lists.map((values) => [{ variant: 'a', by: 'userId', values }]),
        rules: texts.map((values) => [
          {
            conditions: [{ attribute: 'x', operator: 'in', values }, { segment: 'chain-segment' }],
            serve: { variant: 'b' },
          },
        ]),
        fallthrough: fc.nat({ max: 100_000 }).map((weight) => ({
          by: 'userId',
          split: [
            { variant: 'a', weight },
            { variant: 'b', weight: 100_000 - weight },
          ],
        })),
      },
      { requiredKeys: [] },
    );
    const write = fc.oneof(
      config.map((body) => ['PATCH', 'flags/chain/environments/staging', body] as const),
      lists.map((included) => ['PATCH', 'segments/chain-segment', { included }] as const),
      fc.constantFrom(
        ['DELETE', 'flags/chain', undefined] as const,
        ['POST', 'flags/chain/restore', undefined] as const,
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 6 }), async (writes) => {
        const from = await headOf('staging');
        let held = await stored('staging');
        for (const [method, path, body] of writes) {
          const answer = await server.call(method, `${project}/${path}`, { body });
          expect(answer.status).toBeLessThan(500);
        }
        for (const { version, patch } of await changesOf('staging')) {
          if (version <= from.version) continue;
          const applied = applyPatch(held, JSON.parse(patch));
          if (applied.kind !== 'applied') throw new Error(`${applied.kind} at ${version}`);
          expect(applied.problems).toEqual([]);
          held = applied.ruleset;
        }
        const content = (ruleset: Ruleset) => {
          const { flags, segments, version, digest } = toSnapshot(ruleset);
          const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
          return canonicalJson({ version, digest, flags: [...flags].sort(byKey), segments: [...segments].sort(byKey) });
        };
        expect(content(held)).toBe(content(await stored('staging')));
      }),
      { numRuns: 25 },
    );
  });

  it('gives a new environment every flag as a new one is', async () => {
    await server.call('POST', `${project}/flags`, { body: { key: 'everywhere' } });
    const made = await server.call('POST', `${project}/environments`, { body: { key: 'canary' } });
    expect(made.status).toBe(201);
    const ruleset = await stored('canary');
    expect([...ruleset.keys()]).toEqual([...(await stored('production')).keys()]);
    expect(ruleset.version).toBe(1);
    const config = await server.call('GET', `${project}/flags/everywhere/environments/canary`);
    expect(config.body).toMatchObject({ enabled: false, fallthrough: { variant: 'on' } });
  });
});

describe('the canonical JSON', () => {
  it('is the same for the same content, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: '"' }], a: true, '10': 1, '9': 2 })).toBe(
      '{"10":1,"9":2,"a":true,"b":[1,{"c":"\\"","d":null}]}',
    );
  });

  it('means what it was made of', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the comparison of JSON', () => {
  it('agrees with the canonical text', () => {
    const values = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const copy = JSON.parse(JSON.stringify(one));
        expect(isSameJson(JSON.parse(JSON.stringify(one)), copy)).toBe(true);
        expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      }),
    );
  });
});
