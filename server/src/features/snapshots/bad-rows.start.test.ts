import { isEnabled, loadSnapshot } from '@guidon/evaluator';
import { waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import { type PastTheServer, pastTheServer } from '../../testing/past-the-server.js';

let first: LiveServer;
let past: PastTheServer;
let fresh: LiveServer | undefined;
const production = '/api/v1/projects/default/environments/production';

beforeAll(async () => {
  first = await aLiveServer();
  past = pastTheServer(first);
  for (const key of ['blank', 'listed', 'doubled', 'good']) {
    await aFlag(first, key);
    await turn(first, key, true);
  }
  const body = { key: 'beta', included: ['user-1'] };
  await first.call('POST', '/api/v1/projects/default/segments', { body });
  const rules = [{ conditions: [{ segment: 'beta' }], serve: { variant: 'on' } }];
  const settings = { rules, fallthrough: { variant: 'off' } };
  await first.call('PATCH', `${flags}/good/environments/development`, { body: settings });
  const values = Array.from({ length: 120 }, (_, index) => `user-${index}`);
  const targets = [{ variant: 'off', by: 'userId', values }];
  await first.call('PATCH', `${flags}/listed/environments/development`, { body: { targets } });
  await first.call('DELETE', `${flags}/listed/environments/development/whitelist/user-7?variant=off`);
});
afterEach(async () => {
  await fresh?.close();
  fresh = undefined;
});
afterAll(() => first.close());

/** A node that has seen nothing of what was before. */
async function start(): Promise<LiveServer> {
  fresh = await aLiveServer({ databaseUrl: first.databaseUrl });
  return fresh;
}

async function decided(server: LiveServer, key: string, user: string): Promise<boolean> {
  const loaded = loadSnapshot(await (await server.snapshot()).json());
  return loaded.kind === 'loaded' && isEnabled(loaded.ruleset, key, user);
}

it('serves what was last written well of what it cannot read, though it starts with nothing', async () => {
  await past.write(async (inside) => {
    await inside`update flag_configs set fallthrough = '{}' where flag_id = (select id from flags where key = 'blank')`;
    await inside`update flag_configs set rules = '5' where flag_id = (select id from flags where key = 'listed')`;
    await inside`update segments set included = 'null' where key = 'beta'`;
    await inside`alter table flags drop constraint flags_project_id_key_key`;
    await inside`insert into flags (project_id, key, kind, variants) select project_id, key, kind, variants from flags where key = 'doubled'`;
    await inside`
      insert into flag_configs (flag_id, environment_id, enabled, off_variant, fallthrough)
      select (select max(id) from flags where key = 'doubled'), environment_id, enabled, off_variant, '{}'
      from flag_configs where flag_id = (select min(id) from flags where key = 'doubled')`;
  });
  const server = await start();
  expect((await server.call('GET', '/health/ready')).status).toBe(200);
  const decisions = [
    await decided(server, 'blank', 'user-1'),
    await decided(server, 'listed', 'user-7'),
    await decided(server, 'listed', 'user-119'),
    await decided(server, 'good', 'user-1'),
    await decided(server, 'good', 'user-2'),
    await decided(server, 'doubled', 'user-1'),
  ];
  expect(decisions).toEqual([true, true, false, true, false, true]);
  const alarms = server.logs.filter((line) => line.includes('"level":"error"') && line.includes('set aside'));
  for (const key of ['blank', 'listed', 'beta', 'doubled'])
    expect(alarms.some((line) => line.includes(`"${key}"`))).toBe(true);
  expect((await server.call('GET', '/metrics')).body).toContain('guidon_set_aside 4\n');
});

it.each([
  ["digest = ''", "digest = '0123456789abcdef'"],
  ['version = -1', 'version = 1'],
])('starts, and serves all others, where an environment has %s', async (harm, mended) => {
  const made = await first.call('POST', `${production}/sdk-keys`, { body: { kind: 'server', name: 'k' } });
  const [before] = await first.sql`select version, digest from environments where key = 'production'`;
  await first.sql.unsafe(`update environments set ${harm} where key = 'production'`);
  const server = await start();
  const ofProduction = { authorization: `Bearer ${made.body.key}` };
  expect((await server.call('GET', '/health/ready')).status).toBe(200);
  expect([(await server.snapshot()).status, (await server.snapshot(ofProduction)).status]).toEqual([200, 503]);
  expect(server.logs.filter((line) => line.includes('cannot be read; others are'))).toHaveLength(1);
  await first.sql.unsafe(`update environments set ${mended} where key = 'production'`);
  await waitFor(async () => (await server.snapshot(ofProduction)).status === 200);
  await first.sql`update environments set ${first.sql({ ...before })} where key = 'production'`;
});
