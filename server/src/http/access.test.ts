import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aKey } from '../testing/a-live-server.js';
import { adminToken, aServer, type TestServer } from '../testing/a-server.js';
import { fillPath, type Operation, operationsOf, routesOf } from '../testing/operations.js';
import { rawRequest } from '../testing/raw-request.js';

let server: TestServer;
let port: number;
let operations: readonly Operation[];
let forSignIn: readonly Operation[];
const secrets: Record<string, string | null> = { nothing: null, garbage: 'garbage' };

beforeAll(async () => {
  server = await aServer();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  port = (server.app.server.address() as AddressInfo).port;
  // What people do to sign in asks for nothing: those are all of them.
  const isForSignIn = ({ security }: Operation) => security?.length === 0;
  const ofApi = operationsOf(server.app).filter(({ path }) => path.startsWith('/api/'));
  operations = ofApi.filter((operation) => !isForSignIn(operation));
  forSignIn = ofApi.filter(isForSignIn);
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
    const inDocument = new Set([...operations, ...forSignIn].map(({ method, path }) => `${method} ${path}`));
    const all = routesOf(server.app).filter((route) => route.includes(' /api/'));
    expect(all.length).toBeGreaterThan(25);
    expect(all.filter((route) => !inDocument.has(route))).toEqual([]);
  });
});

describe('what people do to sign in', () => {
  it('is all that the API answers to nobody', () => {
    expect(forSignIn.map(({ id }) => id).sort()).toEqual([
      'acceptInvitation',
      'comeBackFromIdentityProvider',
      'createSession',
      'leaveForIdentityProvider',
      'listSignInProviders',
      'lookAtInvitation',
    ]);
  });

  it('is refused to pages of other origins', async () => {
    for (const { id, method, path } of forSignIn.filter(({ method }) => method !== 'GET')) {
      const headers = { origin: 'https://evil.example' };
      expect([id, (await server.call(method, path, { token: null, headers, body: {} })).status]).toEqual([id, 403]);
    }
  });
});

describe('every route for SDKs', () => {
  const report = {
    format: 1,
    instance: '6f1c2f52-7f2f-4c2e-9b3c-0a4f2e6d8b11',
    sequence: 1,
    sdk: 'node',
    sdkVersion: '0.1.0',
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-01T00:01:00Z',
    counts: [],
  };

  const pages = ['https://shop.example', 'http://localhost:5173'];
  const elsewhere = [
    'https://evil.example',
    'null',
    'https://shop.example.evil.example',
    'http://localhost.evil.example',
  ];

  function sdkOperations(): Operation[] {
    return operationsOf(server.app).filter(({ path }) => path.startsWith('/sdk/'));
  }

  /** Streams that are let in stay open: what is asked of them here is refused. */
  async function statuses(
    token: string | null,
    { origin, streams = true }: { origin?: string; streams?: boolean } = {},
  ) {
    const asked = sdkOperations().filter(({ path }) => streams || !path.endsWith('/stream'));
    const headers = origin === undefined ? {} : { origin };
    const ask = ({ method, path }: Operation) =>
      server.call(method, path, { token, headers, ...(method === 'POST' && { body: { ...report, context: {} } }) });
    const answers = await Promise.all(asked.map(ask));
    return answers.map(({ status, body }) => [status, body.type]);
  }

  const refused = (status: number, kind: string) => sdkOperations().map(() => [status, `urn:guidon:problem:${kind}`]);

  it('is in the document: none is left out of this test', () => {
    const inDocument = new Set(sdkOperations().map(({ method, path }) => `${method} ${path}`));
    const all = routesOf(server.app).filter((route) => route.includes(' /sdk/') && !route.startsWith('OPTIONS '));
    expect(all.filter((route) => !inDocument.has(route))).toEqual([]);
    expect(inDocument.size).toBe(4);
  });

  it('refuses who shows no live SDK key, wherever they ask from', async () => {
    const gone = [await aRevokedKey('server'), await aRevokedKey('client')];
    const tokens = [null, 'garbage', adminToken, secrets['a revoked token'] ?? null, ...gone, `${gone[0]}x`];
    for (const token of tokens)
      for (const origin of [undefined, ...pages, ...elsewhere])
        expect([token, origin, await statuses(token, { ...(origin && { origin }) })]).toEqual([
          token,
          origin,
          refused(401, 'unauthenticated'),
        ]);
  });

  it('shows a key its own environment and nothing of another', async () => {
    await server.call('POST', '/api/v1/projects', { body: { key: 'other', name: 'Other' } });
    await server.call('POST', '/api/v1/projects/other/flags', { body: { key: 'others-secret' } });
    await server.call('POST', '/api/v1/projects/default/flags', { body: { key: 'ours' } });
    const key = await aKey(server);
    const { body } = await server.call('GET', '/sdk/v1/snapshot', { token: key });
    expect(body).toMatchObject({ environment: 'development', flags: [{ key: 'ours' }] });
    expect(JSON.stringify(body)).not.toContain('others-secret');
  });

  it('serves a client key, but to no page that it does not name', async () => {
    const key = await aKeyFor([pages[0] ?? '', 'http://localhost:*']);
    for (const origin of elsewhere)
      expect([origin, await statuses(key, { origin })]).toEqual([origin, refused(403, 'forbidden')]);
    for (const origin of [undefined, ...pages]) {
      const answers = await statuses(key, { ...(origin && { origin }), streams: false });
      expect([origin, answers.map(([status]) => status).sort()]).toEqual([origin, [200, 200, 202]]);
    }
  });

  it('serves a server key, but to no page at all', async () => {
    const key = await aKey(server);
    for (const origin of [...pages, ...elsewhere])
      expect([origin, await statuses(key, { origin })]).toEqual([origin, refused(403, 'forbidden')]);
    expect((await statuses(key, { streams: false })).map(([status]) => status).sort()).toEqual([200, 200, 202]);
  });

  it('is none where a client key could read or write more than it is for', async () => {
    const key = await aKeyFor([]);
    for (const operation of operations) {
      const { status } = await server.call(operation.method, pathOf(operation), { token: key, body: { any: 'thing' } });
      expect([operation.id, status]).toEqual([operation.id, 401]);
    }
  });
});

const sdkKeyPath = '/api/v1/projects/default/environments/development/sdk-keys';

async function aRevokedKey(kind: 'server' | 'client'): Promise<string> {
  const { body } = await server.call('POST', sdkKeyPath, { body: { kind, name: 'gone' } });
  await server.call('DELETE', `${sdkKeyPath}/${body.id}`);
  return body.key;
}

async function aKeyFor(allowedOrigins: readonly string[]): Promise<string> {
  return (await server.call('POST', sdkKeyPath, { body: { kind: 'client', name: 'web', allowedOrigins } })).body.key;
}

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
    const text = await rawRequest(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 (400|401|403|404) /);
    expect(text).toContain('urn:guidon:problem:');
    expect(text).not.toContain('items');
  });

  it('opens no operation', async () => {
    const spellings: ((path: string) => string)[] = [
      (path) => `/${path}`,
      (path) => path.replace('/api', '/api/.'),
      (path) => path.replace('/v1/', '/v1//'),
      (path) => path.replace('/v1/', '/v1%2F'),
      (path) => path.replace('/api/', '/docs/..%2fapi/'),
      (path) => path.replace('/api/', '/health/live/%2e%2e/%2e%2e/api/'),
      (path) => path.toUpperCase(),
      (path) => `${path}/`,
      (path) => `${path}.`,
      (path) => `${path};public=1`,
      (path) => `${path}%20`,
      (path) => `${path}%3F`,
      (path) => `${path}%00`,
      (path) => `http://x${path}`,
    ];
    for (const operation of operations) {
      const answers = await Promise.all(
        spellings.map((spell) =>
          rawRequest(
            port,
            `${operation.method} ${spell(pathOf(operation))} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
          ),
        ),
      );
      for (const [index, text] of answers.entries())
        expect([operation.id, index, text]).toEqual([
          operation.id,
          index,
          expect.stringMatching(/^HTTP\/1\.1 40[0145] /),
        ]);
    }
  });

  it.each([
    'X-HTTP-Method-Override: DELETE',
    'X-Original-URL: /docs',
    'X-Rewrite-URL: /docs',
    'X-Forwarded-Prefix: /docs',
  ])('is not spelled in a header: %s', async (header) => {
    const text = await rawRequest(
      port,
      `GET /api/v1/tokens HTTP/1.1\r\nHost: x\r\n${header}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  });
});
