import { waitFor } from '@guidon/test-kit';
import { expect, it } from 'vitest';
import { aLiveServer } from '../../testing/a-live-server.js';

const environments = '/api/v1/projects/default/environments';

it('refuses who still waited for its environment when the server began to leave: nobody would send it elsewhere', async () => {
  const server = await aLiveServer();
  await server.call('POST', environments, { body: { key: 'seldom-used' } });
  const made = await server.call('POST', `${environments}/seldom-used/sdk-keys`, {
    body: { kind: 'server', name: 'a' },
  });
  const headers = { authorization: `Bearer ${made.body.key}` };

  const { answer, stopped } = await server.sql.begin(async (sql) => {
    await sql`lock table flags in access exclusive mode`;
    const asked = fetch(`${server.url}/sdk/v1/stream`, { headers });
    await waitFor(async () => (await sql`select from pg_locks where not granted`).length > 0);
    return { answer: asked, stopped: server.guidon.stop() };
  });

  expect((await answer).status).toBe(503);
  await stopped;
  await server.close();
});
