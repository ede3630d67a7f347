import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TestDatabase, waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, type LiveServer, turn } from '../../testing/a-live-server.js';
import { aClientSight, type ClientSight, configure, idOf, needsServer } from '../../testing/client-keys.js';

let database: TestDatabase;
let proxy: FaultProxy;
let server: LiveServer;
let clients: ClientSight;

beforeAll(async () => {
  database = await aDatabase();
  const upstream = new URL(database.url);
  proxy = await faultProxy({ upstream: { host: upstream.hostname, port: Number(upstream.port) } });
  upstream.hostname = '127.0.0.1';
  upstream.port = String(proxy.port);
  server = await aLiveServer({ databaseUrl: upstream.href, deadlineMs: 1_800 });
  clients = await aClientSight(server, database.url);
  for (const key of ['shown', 'asked']) await aFlag(server, key, { clientVisible: true });
  await aFlag(server, 'hidden');
  await configure(server, 'asked', { enabled: true, rules: needsServer });
});
afterAll(async () => {
  await clients.close();
  await server.close();
  await proxy.close();
  await database.close();
});

async function withoutDatabase(run: () => Promise<void>): Promise<void> {
  proxy.settings.mode = 'refuse';
  proxy.cut();
  try {
    await run();
  } finally {
    proxy.settings.mode = 'pass';
    proxy.cut();
  }
}

const columns = ['version', 'digest', 'client_version', 'client_digest', 'client_bytes', 'client_kept'];

/** Gives what brings the tables back to how they are now, as a restored backup would. */
async function backUp(): Promise<() => Promise<void>> {
  await clients.document();
  const [head] = await clients.query((sql) => sql`select ${sql(columns)} from environments where key = 'development'`);
  const configs = await clients.query((sql) => sql`select flag_id, environment_id, enabled from flag_configs`);
  return async () => {
    await clients.query((sql) =>
      sql.begin(async (inside) => {
        for (const { flag_id, environment_id, enabled } of configs)
          await inside`update flag_configs set enabled = ${enabled} where flag_id = ${flag_id} and environment_id = ${environment_id}`;
        const [row] =
          await inside`update environments set ${inside(head ?? {}, columns)} where key = 'development' returning id, version`;
        await inside`delete from environment_changes where environment_id = ${row?.['id']} and version > ${row?.['version']}`;
      }),
    );
  };
}

describe('while the database is gone', () => {
  it('shows clients from memory what they see, also when none has asked before', async () => {
    const { client } = await clients.ids();
    await server.snapshot();
    await withoutDatabase(async () => {
      const answer = await clients.fetch();
      expect(idOf((await answer.json()) as { version: number; digest: string })).toBe(client);
      const tag = String(answer.headers.get('etag'));
      expect((await clients.fetch({ 'if-none-match': tag })).status).toBe(304);
      const stream = await clients.stream();
      expect((await stream.take(1))[0]).toMatchObject({ event: 'snapshot', id: client });
      const remote = await clients.stream({ query: '?mode=remote' });
      expect((await remote.take(1))[0]).toMatchObject({ event: 'changed' });
    });
  });

  it('keeps who comes with an unknown state waiting, and then tells all that it lacks', async () => {
    await withoutDatabase(async () => {
      const stream = await clients.stream({ lastEventId: '88-0123456789abcdef' });
      await waitFor(() => stream.heartbeats === 1);
      expect(stream.events).toEqual([]);
      expect((await clients.fetch({ 'if-none-match': '"c.br.88-0123456789abcdef"' })).status).toBe(503);
      proxy.settings.mode = 'pass';
      const [whole, changed] = await stream.take(2);
      expect(whole).toMatchObject({ event: 'snapshot', data: { reset: true } });
      expect(changed).toMatchObject({ event: 'changed', id: undefined, data: { flags: ['asked'] } });
    });
  });

  it('brings them, once it is back, what was changed meanwhile', async () => {
    const stream = await clients.stream({ lastEventId: idOf(await clients.document()) });
    const other = await aLiveServer({ databaseUrl: database.url });
    await withoutDatabase(async () => {
      await turn(other, 'shown', true);
      await turn(other, 'hidden', true);
      await turn(other, 'shown', false);
    });
    const [, ...patches] = await stream.take(3);
    expect(patches.map(({ event, data }) => [event, data.flags[0].steps[0].reason])).toEqual([
      ['patch', 'FALLTHROUGH'],
      ['patch', 'DISABLED'],
    ]);
    await other.close();
  });
});

describe('after a restored backup', () => {
  it('takes clients back to what the database holds, with a reset', async () => {
    const restore = await backUp();
    const before = await clients.document();
    await turn(server, 'shown', true);
    const lost = idOf(await clients.document());
    const [stream, remote] = [
      await clients.stream({ lastEventId: lost }),
      await clients.stream({ lastEventId: (await clients.ids()).environment, query: '?mode=remote' }),
    ];
    await stream.take(1);
    await restore();
    const [, event] = await stream.take(2);
    expect(event).toMatchObject({ event: 'snapshot', id: idOf(before), data: { ...before, reset: true } });
    const [told] = await remote.take(1);
    expect(told).toMatchObject({ event: 'changed', id: (await clients.ids()).environment });
    expect(told?.data.flags).toBeUndefined();
    const straggler = await clients.stream({ lastEventId: lost });
    expect((await straggler.take(1))[0]?.data.reset).toBe(true);
    const answer = await clients.fetch({ 'if-none-match': `"c.identity.${lost}"` });
    expect(await answer.json()).toEqual({ ...before, reset: true });
  });

  it('leaves clients in peace where only what they do not see went back', async () => {
    const restore = await backUp();
    await turn(server, 'hidden', false);
    const stream = await clients.stream({ lastEventId: idOf(await clients.document()) });
    await waitFor(() => stream.heartbeats === 1);
    await restore();
    await clients.document();
    await turn(server, 'shown', true);
    expect((await stream.take(3)).map(({ event }) => event)).toEqual(['changed', 'changed', 'patch']);
  });
});
