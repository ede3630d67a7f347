import { waitFor } from '@guidon/test-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLiveServer, type LiveServer } from './testing/a-live-server.js';
import { adminToken } from './testing/a-server.js';

const environments = '/api/v1/projects/default/environments';

let server: LiveServer;
beforeEach(async () => {
  server = await aLiveServer();
});
afterEach(() => server.close());

interface Case {
  readonly path: string;
  readonly secret: string;
  /** What it waits for. */
  readonly table: string;
}

/** The answer to who asks for a stream, and has to wait until the server has sent all others elsewhere. */
async function askedTooLate({ path, secret, table }: Case): Promise<Response> {
  const headers = { authorization: `Bearer ${secret}` };
  const { asked, stopped } = await server.sql.begin(async (sql) => {
    await sql`lock table ${sql(table)} in access exclusive mode`;
    const asking = fetch(`${server.url}${path}`, { headers });
    await waitFor(async () => (await sql`select from pg_locks where not granted`).length > 0);
    return { asked: asking, stopped: server.guidon.stop() };
  });
  const answer = await asked;
  await answer.body?.cancel();
  await stopped;
  return answer;
}

describe('a stream that still waited when the server began to leave is refused, as nobody would send it elsewhere', () => {
  it('an SDK’s, for its environment', async () => {
    await server.call('POST', environments, { body: { key: 'seldom' } });
    const made = await server.call('POST', `${environments}/seldom/sdk-keys`, { body: { kind: 'server', name: 'a' } });

    const answer = await askedTooLate({ path: '/sdk/v1/stream', secret: made.body.key, table: 'flags' });

    expect(answer.status).toBe(503);
  });

  it('a page’s, for where the audit log ends', async () => {
    const answer = await askedTooLate({ path: '/api/v1/events', secret: adminToken, table: 'audit_heads' });

    expect(answer.status).toBe(503);
  });
});
