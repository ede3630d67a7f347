import { isEnabled } from '@guidon/evaluator';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import { type PastTheServer, pastTheServer } from '../../testing/past-the-server.js';

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
const keyOf = (index: number) => `flag-${index}`;
const keys = rows.map((_row, index) => keyOf(index));

/** Those whose off variant is what cannot be read: the fourth has one, of a type that is nearly none. */
const unreadableOff = keys.filter(
  (_key, index) => ['variants', 'off_variant'].includes(rows[index]?.[0] ?? '') && index !== 3,
);

let server: LiveServer;
let past: PastTheServer;

beforeAll(async () => {
  server = await aLiveServer();
  past = pastTheServer(server);
  for (const key of [...keys, 'circle', 'search']) {
    await aFlag(server, key);
    await turn(server, key, true);
  }
  // The server holds the good versions before anything happens to them.
  await past.served();
});
afterAll(() => server.close());

/** As an operator's slip or a bug of another program would: past every check of ours. */
async function writePast(inside: postgres.TransactionSql, key: string, column: string, value: string): Promise<void> {
  const [table, id] = column === 'variants' ? ['flags', 'id'] : ['flag_configs', 'flag_id'];
  const content = column === 'off_variant' ? inside`${value}` : inside`${value}::text::jsonb`;
  await inside`
    update ${inside(table)} set ${inside(column)} = ${content}
    where ${inside(id)} = (select id from flags where key = ${key})`;
}

async function enabledKeys(): Promise<readonly string[]> {
  const ruleset = await past.served();
  return [...keys, 'circle', 'search'].filter((key) => isEnabled(ruleset, key, 'user-1'));
}

describe('rows that no check has seen', () => {
  it('keep the last good version of each flag in force, raise an alarm, and touch no other flag', async () => {
    await past.write(async (inside) => {
      for (const [index, [column, value]] of rows.entries()) await writePast(inside, keyOf(index), column, value);
      await writePast(inside, 'circle', 'prerequisites', '[{"flag":"circle","variants":["on"]}]');
    });
    expect(await enabledKeys()).toEqual([...keys, 'search']);
    const alarms = past.alarms();
    expect(keys.filter((key) => !alarms.some((line) => line.includes(`"${key}"`)))).toEqual([]);
    expect((await server.call('GET', '/metrics')).body).toContain(`guidon_set_aside ${rows.length}\n`);
  });

  it('let every other edit through', async () => {
    await turn(server, 'search', false);
    const segments = '/api/v1/projects/default/segments';
    const path = `${flags}/search/environments/development`;
    const edits = [
      await server.call('POST', segments, { body: { key: 'beta', included: ['u1'] } }),
      await server.call('PATCH', path, {
        body: { rules: [{ conditions: [{ segment: 'beta' }], serve: { variant: 'on' } }] },
      }),
      await server.call('PATCH', path, { body: { rules: [], prerequisites: [{ flag: 'circle', variants: ['on'] }] } }),
      await server.call('PATCH', path, { body: { rules: [], prerequisites: [] } }),
      await server.call('DELETE', `${segments}/beta`),
      await server.call('POST', flags, { body: { key: 'temporary' } }),
      await server.call('DELETE', `${flags}/temporary`),
    ];
    expect(edits.map(({ status, body }) => [status, body.detail ?? ''])).toEqual([
      [201, ''],
      [200, ''],
      [422, expect.stringContaining('circle')],
      [200, ''],
      [204, ''],
      [201, ''],
      [204, ''],
    ]);
    expect(await enabledKeys()).toEqual(keys);
  });

  it('can be looked at', async () => {
    for (const key of keys) {
      expect((await server.call('GET', `${flags}/${key}`)).status).toBe(200);
      expect((await server.call('GET', `${flags}/${key}/environments/development`)).status).toBe(200);
    }
  });

  it('hinder nobody from switching the flag off, where what is then to be served can be read', async () => {
    const refused: string[] = [];
    for (const key of [...keys, 'circle']) {
      const path = `${flags}/${key}/environments/development/enabled`;
      const { status, body } = await server.call('PUT', path, { body: { enabled: false } });
      if (status !== 200) refused.push(key);
      if (status !== 200) expect([status, body.errors[0].path]).toEqual([422, expect.stringMatching(/ariant|^\/$/)]);
    }
    expect(refused).toEqual(unreadableOff);
    expect(await enabledKeys()).toEqual(unreadableOff);
  });

  it('can be mended over REST', async () => {
    for (const [index, [column]] of rows.entries()) {
      const path = `${flags}/${keyOf(index)}`;
      const parts = { offVariant: 'off', targets: [], rules: [], prerequisites: [], fallthrough: { variant: 'on' } };
      const whole = { ...parts, enabled: true };
      if (column === 'variants') {
        const { status, body } = await server.call('PATCH', path, { body: { variants: { on: true, off: false } } });
        expect([column, index, status, status === 200 ? '' : body.detail]).toEqual([column, index, 200, '']);
      }
      const { status, body } = await server.call('PATCH', `${path}/environments/development`, { body: whole });
      expect([column, index, status, status === 200 ? '' : body.detail]).toEqual([column, index, 200, '']);
    }
    expect(await enabledKeys()).toEqual(keys);
    expect((await server.call('GET', '/metrics')).body).toContain('guidon_set_aside 0\n');
  });
});
