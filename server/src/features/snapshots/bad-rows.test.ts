import { isEnabled, loadSnapshot } from '@guidon/evaluator';
import { waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';

const manyValues = JSON.stringify(Array.from({ length: 25_000 }, (_, index) => `user-${index}`));
const deep = '['.repeat(500) + ']'.repeat(500);
const rows: [string, string][] = [
  ['variants', '{}'],
  ['variants', 'null'],
  ['variants', '[]'],
  ['variants', '{"on":"yes","off":null}'],
  ['variants', `{"on":true,"off":${deep}}`],
  ['fallthrough', 'null'],
  ['fallthrough', '{}'],
  ['fallthrough', '{"variant":""}'],
  ['fallthrough', '{"by":"userId","split":[]}'],
  ['fallthrough', '{"by":"userId","split":[{"variant":"on","weight":1}]}'],
  ['targets', 'null'],
  ['targets', '[{}]'],
  ['targets', '[null,null]'],
  ['targets', `[{"variant":"off","by":"userId","values":${manyValues}}]`],
  ['rules', '[{"id":"r","conditions":[],"serve":{"variant":"off"}}]'],
  ['rules', '[{"id":"","conditions":[{}],"serve":{}}]'],
  ['rules', deep],
  ['prerequisites', '[{"flag":""}]'],
  ['prerequisites', '7'],
  ['off_variant', ''],
];
const good: Readonly<Record<string, string>> = {
  variants: '{"on":true,"off":false}',
  fallthrough: '{"variant":"on"}',
  targets: '[]',
  rules: '[]',
  prerequisites: '[]',
  off_variant: 'off',
};
const keyOf = (index: number) => `flag-${index}`;
const keys = rows.map((_row, index) => keyOf(index));

let server: LiveServer;
let sql: postgres.Sql;
let round = 0;

beforeAll(async () => {
  server = await aLiveServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  for (const key of [...keys, 'circle', 'search']) {
    await aFlag(server, key);
    await turn(server, key, true);
  }
  // The server holds the good versions before anything happens to them.
  await served();
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

/** As an operator's slip or a bug of another program would: past every check of ours. */
async function writePast(inside: postgres.Sql, key: string, column: string, value: string): Promise<void> {
  const [table, id] = column === 'variants' ? ['flags', 'id'] : ['flag_configs', 'flag_id'];
  const content = column === 'off_variant' ? inside`${value}` : inside`${value}::text::jsonb`;
  await inside`
    update ${inside(table)} set ${inside(column)} = ${content}
    where ${inside(id)} = (select id from flags where key = ${key})`;
}

async function inOneRound(write: (inside: postgres.Sql) => Promise<void>): Promise<void> {
  round += 1;
  const digest = String(round).padStart(16, '0');
  await sql.begin(async (inside) => {
    await write(inside);
    await inside`update environments set version = version + 1, digest = ${digest} where key = 'development'`;
  });
}

/** What an SDK makes of the snapshot that the server holds, once it is what the database holds. */
async function served() {
  const [head] = await sql`select digest from environments where key = 'development'`;
  const snapshot = await waitFor(async () => {
    const fetched = (await (await server.snapshot()).json()) as { digest: string };
    return fetched.digest === head?.['digest'] ? fetched : undefined;
  });
  const loaded = loadSnapshot(snapshot);
  if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded.problems));
  return loaded.ruleset;
}

async function enabledKeys(): Promise<readonly string[]> {
  const ruleset = await served();
  return [...keys, 'circle', 'search'].filter((key) => isEnabled(ruleset, key, 'user-1'));
}

describe('rows that no check has seen', () => {
  it('keep the last good version of each flag in force, raise an alarm, and touch no other flag', async () => {
    await inOneRound(async (inside) => {
      for (const [index, [column, value]] of rows.entries()) await writePast(inside, keyOf(index), column, value);
      await writePast(inside, 'circle', 'prerequisites', '[{"flag":"circle","variants":["on"]}]');
    });
    expect(await enabledKeys()).toEqual([...keys, 'search']);
    const alarms = server.logs.filter((line) => line.includes('"level":"error"') && line.includes('set aside'));
    expect(keys.filter((key) => !alarms.some((line) => line.includes(`"${key}"`)))).toEqual([]);
    expect((await server.call('GET', '/metrics')).body).toContain(`guidon_set_aside ${rows.length}\n`);
  });

  it('let every other edit through', async () => {
    await turn(server, 'search', false);
    expect(await enabledKeys()).toEqual(keys);
  });

  it('hinder nobody from switching the flag off', async () => {
    const statuses = [];
    for (const key of [...keys, 'circle']) {
      const path = `${flags}/${key}/environments/development`;
      const { status, body } = await server.call('PUT', `${path}/enabled`, { body: { enabled: false } });
      statuses.push([rows[keys.indexOf(key)], status, status === 200 ? '' : body.detail]);
    }
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
    expect(await enabledKeys()).toEqual([]);
  });

  it('can be read and mended over REST', async () => {
    for (const key of keys) expect((await server.call('GET', `${flags}/${key}`)).status).toBe(200);
    await inOneRound(async (inside) => {
      for (const [index, [column]] of rows.entries()) await writePast(inside, keyOf(index), column, good[column] ?? '');
    });
    for (const key of keys) await turn(server, key, true);
    expect(await enabledKeys()).toEqual(keys);
    expect((await server.call('GET', '/metrics')).body).toContain('guidon_set_aside 0\n');
  });
});
