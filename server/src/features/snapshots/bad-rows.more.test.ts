import { isEnabled } from '@guidon/evaluator';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import { type PastTheServer, pastTheServer } from '../../testing/past-the-server.js';

const segments = '/api/v1/projects/default/segments';
const longList = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => `user-${index}`));
/** Each makes a segment of its own unreadable; its flag lets in whoever was in it before. */
const segmentRows: readonly (readonly [string, string])[] = [
  ['rules', '5'],
  ['rules', '[[{"attribute":"","operator":"in"}]]'],
  ['included', 'null'],
  ['included', '[7]'],
  ['included', longList],
  ['excluded', '{"a":1}'],
  ['by', ''],
];
const segmentOf = (index: number) => `segment-${index}`;
const flagOf = (index: number) => `by-segment-${index}`;

let server: LiveServer;
let past: PastTheServer;

beforeAll(async () => {
  server = await aLiveServer();
  past = pastTheServer(server);
  for (const index of segmentRows.keys()) {
    await server.call('POST', segments, { body: { key: segmentOf(index), included: ['user-1'] } });
    await aFlag(server, flagOf(index));
    const rules = [{ conditions: [{ segment: segmentOf(index) }], serve: { variant: 'on' } }];
    const body = { enabled: true, rules, fallthrough: { variant: 'off' } };
    await server.call('PATCH', `${flags}/${flagOf(index)}/environments/development`, { body });
  }
  for (const key of ['doubled', 'huge', 'good']) {
    await aFlag(server, key);
    await turn(server, key, true);
  }
  await past.served();
});
afterAll(() => server.close());

async function decided(user: string): Promise<readonly boolean[]> {
  const ruleset = await past.served();
  return [...segmentRows.keys()].map((index) => isEnabled(ruleset, flagOf(index), user));
}

async function set(inside: postgres.TransactionSql, index: number, [column, value]: readonly [string, string]) {
  const content = column === 'by' ? inside`${value}` : inside`${value}::text::jsonb`;
  await inside`update segments set ${inside(column)} = ${content} where key = ${segmentOf(index)}`;
}

it('goes on with the last good version of each segment, and tells of it', async () => {
  expect([await decided('user-1'), await decided('user-2')]).toEqual([
    segmentRows.map(() => true),
    segmentRows.map(() => false),
  ]);
  await past.write(async (inside) => {
    for (const [index, row] of segmentRows.entries()) await set(inside, index, row);
  });
  expect([await decided('user-1'), await decided('user-2')]).toEqual([
    segmentRows.map(() => true),
    segmentRows.map(() => false),
  ]);
  const missing = [...segmentRows.keys()].filter(
    (index) => !past.alarms().some((line) => line.includes(`"${segmentOf(index)}"`)),
  );
  expect(missing).toEqual([]);
  expect((await server.call('GET', '/health/ready')).status).toBe(200);
});

it('goes on where a flag stands there twice', async () => {
  await past.write(async (inside) => {
    await inside`alter table flags drop constraint flags_project_id_key_key`;
    const [twin] = await inside`
      insert into flags (project_id, key, kind, variants)
      select project_id, key, kind, variants from flags where key = 'doubled' returning id`;
    await inside`
      insert into flag_configs (flag_id, environment_id, enabled, off_variant, fallthrough)
      select ${twin?.['id']}, environment_id, not enabled, off_variant, fallthrough
      from flag_configs c join flags f on f.id = c.flag_id where f.key = 'doubled' and f.id <> ${twin?.['id']}`;
  });
  const ruleset = await past.served();
  expect([isEnabled(ruleset, 'doubled', 'user-1'), isEnabled(ruleset, 'good', 'user-1')]).toEqual([true, true]);
  expect(past.alarms().some((line) => line.includes('"doubled"'))).toBe(true);
});

it('goes on where a configuration is larger than any that we would write', async () => {
  const values = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => `somebody-${index}`));
  const targets = `[{"variant":"off","by":"userId","values":${values}}]`;
  await past.write(async (inside) => {
    await inside`
      update flag_configs set targets = ${targets}::text::jsonb
      where flag_id = (select id from flags where key = 'huge')`;
  });
  const ruleset = await past.served();
  expect(isEnabled(ruleset, 'huge', 'somebody-1')).toBe(true);
  expect(past.alarms().some((line) => line.includes('"huge"'))).toBe(true);
  await turn(server, 'good', false);
  expect(isEnabled(await past.served(), 'good', 'user-1')).toBe(false);
});
