import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, aServer, type TestServer } from '../testing/a-server.js';
import { fillPath, type Operation, operationsOf, routesOf } from '../testing/operations.js';

let server: TestServer;
let operations: readonly Operation[];
const secrets: Record<string, string | null> = { nothing: null, garbage: 'garbage' };

beforeAll(async () => {
  server = await aServer();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  operations = operationsOf(server.app).filter(({ path }) => path.startsWith('/api/'));
  const { body: revoked } = await server.call('POST', '/api/v1/tokens', { body: { name: 'revoked' } });
  await server.call('DELETE', `/api/v1/tokens/${revoked.id}`);
  const sdkKeys = '/api/v1/projects/default/environments/development/sdk-keys';
  const { body: sdkKey } = await server.call('POST', sdkKeys, { body: { kind: 'server', name: 'k' } });
  Object.assign(secrets, { 'a revoked token': revoked.token, 'an SDK key': sdkKey.key, 'a slip': `${adminToken}x` });
});
afterAll(() => server.close());

const pathOf = ({ path }: Operation) =>
  fillPath(path, (name) => ({ project: 'default', environment: 'production' })[name] ?? 'x');

describe('every route of the API', () => {
  it.each(['nothing', 'garbage', 'a revoked token', 'an SDK key', 'a slip'])('refuses %s', async (name) => {
    expect(operations.length).toBeGreaterThan(25);
    for (const operation of operations) {
      const token = secrets[name] ?? null;
      const answer = await server.call(operation.method, pathOf(operation), { token, body: { any: 'thing' } });
      expect([operation.id, answer.status, answer.headers['www-authenticate']]).toEqual([
        operation.id,
        401,
        expect.stringContaining('Bearer'),
      ]);
      expect(answer.body).toMatchObject({
        type: 'urn:guidon:problem:unauthenticated',
        status: 401,
        requestId: answer.headers['x-request-id'],
      });
    }
  });

  it('refuses HEAD where it would refuse GET', async () => {
    for (const operation of operations.filter(({ method }) => method === 'GET')) {
      const { statusCode } = await server.app.inject({ method: 'HEAD', url: pathOf(operation) });
      expect([operation.id, statusCode]).toEqual([operation.id, 401]);
    }
  });

  it('is in the document: none is left out of this test', () => {
    const inDocument = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    const all = routesOf(server.app).filter((route) => route.includes(' /api/'));
    expect(all.length).toBeGreaterThan(25);
    expect(all.filter((route) => !inDocument.has(route))).toEqual([]);
  });
});

describe('a path that is spelled another way', () => {
  const tricks = [
    '//api/v1/tokens',
    '/api//v1/tokens',
    '/./api/v1/tokens',
    '/docs/../api/v1/tokens',
    '/docs/%2e%2e/api/v1/tokens',
    '/api/v1/tokens/',
    '/api/v1/tokens;a=b',
    '/api/v1/tokens%2F',
    '/api/v1%2Ftokens',
    '/%61pi/v1/tokens',
    '/API/v1/tokens',
    '/api/v1/tokens.',
    '/api/v1/tokens%00',
    '/api/v1/tokens#x',
    '/api/v1/tokens?/../../docs',
    '/openapi.json/../api/v1/tokens',
    '/health/live/../../api/v1/tokens',
    '/docs/static/..%2f..%2fapi/v1/tokens',
    '/docs/static/../../../../../../etc/passwd',
    '/docs/static/%2e%2e/%2e%2e/%2e%2e/package.json',
    'http://elsewhere/api/v1/tokens',
    '/api/v1/tokens%zz',
  ];

  it.each(tricks)('gives nothing away: %s', async (path) => {
    const text = await rawRequest(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 (400|401|403|404) /);
    expect(text).toContain('urn:guidon:problem:');
    expect(text).not.toContain('items');
  });

  it.each([
    'X-HTTP-Method-Override: DELETE',
    'X-Original-URL: /docs',
    'X-Rewrite-URL: /docs',
    'X-Forwarded-Prefix: /docs',
  ])('is not spelled in a header: %s', async (header) => {
    const text = await rawRequest(`GET /api/v1/tokens HTTP/1.1\r\nHost: x\r\n${header}\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  });
});

async function rawRequest(text: string): Promise<string> {
  const { port } = server.app.server.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk) => {
    answer += chunk;
  });
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
