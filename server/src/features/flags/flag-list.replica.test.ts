import { waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aStandby, type Standby } from '../../testing/a-standby.js';

let pair: Standby;
let server: LiveServer;

beforeAll(async () => {
  pair = await aStandby();
  const environment = { DATABASE_URL: pair.primaryUrl, DATABASE_REPLICA_URL: pair.standbyUrl };
  server = await aLiveServer({ databaseUrl: pair.primaryUrl, environment });
}, 120_000);
afterAll(async () => {
  await server.close();
  await pair.close();
});

const listed = async () => (await server.call('GET', flags)).body.items.map(({ key }: { readonly key: string }) => key);

it('shows people at once what they have made, with a replica that is behind as with one that is not', async () => {
  for (const key of ['one', 'two', 'three']) {
    await aFlag(server, key);
    expect(await listed()).toContain(key);
    const { body } = await server.call('GET', '/api/v1/audit?action=flag.create');
    expect(body.items[0].subject.key).toBe(key);
  }
  await pair.pause();
  await aFlag(server, 'four');
  expect(await listed()).toContain('four');
  await pair.resume();
});

it('reads from the replica what nobody has written lately', async () => {
  const add = (key: string) => server.sql`
    insert into flags (project_id, key, kind, variants)
    select id, ${key}, 'boolean', '{"on":true,"off":false}' from projects where key = 'default'`;
  /** The replica shows nothing new: what is written past the server is missing where it is asked. */
  const isFromReplica = async () => {
    await pair.pause();
    const key = `past-${performance.now()}`;
    await add(key);
    const isMissing = !(await listed()).includes(key);
    await pair.resume();
    return isMissing;
  };
  await waitFor(isFromReplica, { timeoutMs: 15_000, what: 'the list from the replica' });
  await aFlag(server, 'five');
  expect(await listed()).toContain('five');
});
