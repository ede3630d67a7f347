import { faultProxy } from '@guidon/fault-tools';
import { aDatabase } from '@guidon/test-kit';
import { expect, it } from 'vitest';
import { aKey, aLiveServer, development } from '../testing/a-live-server.js';
import { adminToken } from '../testing/a-server.js';

it('lets no secret into the log or the answers of others, whatever goes wrong', async () => {
  const database = await aDatabase();
  const url = new URL(database.url);
  const proxy = await faultProxy({ upstream: { port: Number(url.port) } });
  url.port = String(proxy.port);
  const environment = { GUIDON_LOG_LEVEL: 'trace' };
  const server = await aLiveServer({ databaseUrl: url.href, environment, deadlineMs: 1_000 });
  const { body: token } = await server.call('POST', '/api/v1/tokens', {
    body: { name: 'canary' },
    headers: { 'idempotency-key': 'canary-1' },
  });
  const canaries = [adminToken, url.password, server.sdkKey, await aKey(server, 'client'), token.token];
  for (const canary of canaries) expect(canary.length).toBeGreaterThan(15);

  const askAll = async () => {
    for (const secret of canaries) {
      for (const path of ['/api/v1/tokens', `${development}/sdk-keys`, '/api/v1/audit', '/sdk/v1/snapshot', '/nowhere'])
        answers.push(JSON.stringify(await server.call('GET', path, { token: secret })));
      // In a place where it does not belong: somebody pasted it there.
      await server.call('GET', `/api/v1/projects/${secret}`);
      await server.call('POST', '/api/v1/tokens', { body: { [secret]: secret } });
      await server.call('GET', '/api/v1/tokens', { headers: { 'x-request-id': secret.slice(0, 64) } });
    }
    const stream = await server.stream();
    stream.close();
  };
  const answers: string[] = [];
  await askAll();
  proxy.settings.mode = 'refuse';
  proxy.cut();
  await askAll();
  expect(server.logs.length).toBeGreaterThan(20);
  expect(server.logs.some((line) => line.includes('"status":503'))).toBe(true);
  const written = [...server.logs, ...answers].join('\n');
  // The index alone: a failure must not print them either.
  expect(canaries.map((canary) => written.includes(canary))).toEqual(canaries.map(() => false));

  await server.close();
  await proxy.close();
  await database.close();
});
