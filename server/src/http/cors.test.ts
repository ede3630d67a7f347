import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, development, type LiveServer } from '../testing/a-live-server.js';
import type { Answer } from '../testing/a-server.js';
import { operationsOf } from '../testing/operations.js';

const page = 'https://shop.example';
let server: LiveServer;
let clientKey: string;

beforeAll(async () => {
  server = await aLiveServer();
  clientKey = await aClientKey([page, 'http://localhost:*']);
  await aFlag(server, 'checkout', { clientVisible: true });
});
afterAll(() => server.close());

async function aClientKey(allowedOrigins: readonly string[]): Promise<string> {
  const body = { kind: 'client', name: 'web', allowedOrigins };
  return (await server.call('POST', `${development}/sdk-keys`, { body })).body.key;
}

const report = {
  format: 1,
  instance: '6f1c2f52-7f2f-4c2e-9b3c-0a4f2e6d8b11',
  sequence: 1,
  sdk: 'browser',
  sdkVersion: '0.1.0',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-01T00:01:00Z',
  counts: [],
  context: {},
};

/** Everything below `/sdk/v1` that answers at once; streams are tried on their own. */
function operations() {
  return operationsOf(server.app).filter(({ path }) => path.startsWith('/sdk/') && !path.endsWith('/stream'));
}

async function askAll(origin: string, token: string | null = clientKey): Promise<readonly Answer[]> {
  const all = operations();
  expect(all.length).toBeGreaterThanOrEqual(3);
  return await Promise.all(
    all.map(({ method, path }) =>
      server.call(method, path, { token, headers: { origin }, ...(method === 'POST' && { body: report }) }),
    ),
  );
}

function corsOf({ headers }: Answer): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));
}

const readableBy = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'ETag, Guidon-Protocol, Retry-After',
});

describe('a preflight', () => {
  it.each([
    '/sdk/v1/snapshot',
    '/sdk/v1/stream?mode=remote',
    '/sdk/v1/evaluate',
    '/sdk/v1/telemetry',
    '/sdk/v1/what/is/to/come',
  ])('is answered for any origin, without a key: %s', async (path) => {
    const asked = 'authorization,content-type,guidon-protocol,guidon-sdk,if-none-match,last-event-id';
    const answer = await server.call('OPTIONS', path, {
      token: null,
      headers: {
        origin: 'https://anywhere.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': asked,
      },
    });
    expect([answer.status, answer.body]).toEqual([204, '']);
    const cors = corsOf(answer);
    expect(cors).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-max-age': '7200' });
    expect(cors['access-control-allow-headers']?.split(', ')).toEqual(asked.split(','));
    expect(cors['access-control-allow-methods']?.split(', ')).toEqual(['GET', 'POST']);
    expect(cors['access-control-allow-credentials']).toBe(undefined);
  });

  it('changes nothing of what is not there', async () => {
    expect((await server.call('GET', '/sdk/v1/nothing')).status).toBe(404);
    const wrong = await server.call('DELETE', '/sdk/v1/snapshot');
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});

describe('a page', () => {
  it('is served where the key allows its origin, and may read the answer', async () => {
    for (const origin of [page, 'http://localhost:5173'])
      for (const answer of await askAll(origin)) {
        expect(answer.status).toBeLessThan(300);
        expect(corsOf(answer)).toEqual(readableBy(origin));
        expect(answer.headers['vary']).toContain('Origin');
      }
  });

  it('is refused from elsewhere, in a way that it can read', async () => {
    for (const origin of ['https://evil.example', `${page}.evil.example`, 'null', 'https://shop.example:8443'])
      for (const answer of await askAll(origin)) {
        expect([answer.status, answer.body.type]).toEqual([403, 'urn:guidon:problem:forbidden']);
        expect(answer.body.detail).toContain('allowedOrigins');
        expect(corsOf(answer)).toEqual(readableBy(origin));
      }
  });

  it('can read that its key is not known, or that nothing has changed', async () => {
    for (const token of [null, 'garbage', `${clientKey}x`])
      for (const answer of await askAll(page, token)) {
        expect(answer.status).toBe(401);
        expect(corsOf(answer)).toEqual(readableBy(page));
      }
    const first = await server.call('GET', '/sdk/v1/snapshot', { token: clientKey, headers: { origin: page } });
    const headers = { origin: page, 'if-none-match': first.headers['etag'] ?? '' };
    const second = await server.call('GET', '/sdk/v1/snapshot', { token: clientKey, headers });
    expect([second.status, corsOf(second)]).toEqual([304, readableBy(page)]);
    expect(second.headers['vary']).toBe('Authorization, Accept-Encoding, Origin');
  });

  it('can read what is wrong with its request', async () => {
    const ask = (body: unknown) =>
      server.call('POST', '/sdk/v1/evaluate', { token: clientKey, body, headers: { origin: page } });
    for (const [body, status] of [
      [{}, 400],
      [{ context: { text: 'x'.repeat(70_000) } }, 413],
    ] as const) {
      const answer = await ask(body);
      expect([answer.status, corsOf(answer)]).toEqual([status, readableBy(page)]);
    }
  });

  it('is told to revoke a server key that it sends', async () => {
    for (const answer of await askAll(page, server.sdkKey)) {
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toMatch(/server key.*revoke/);
      expect(corsOf(answer)).toEqual(readableBy(page));
    }
  });

  it('is let in by nobody where the key names no origin', async () => {
    for (const answer of await askAll(page, await aClientKey([]))) expect(answer.status).toBe(403);
  });

  it('cannot smuggle a header of its own into the answer', async () => {
    for (const answer of await askAll('https://shop.example\r\nSet-Cookie: a=b')) {
      expect(answer.status).toBe(403);
      expect(corsOf(answer)).toEqual({});
    }
  });
});

describe('a stream', () => {
  it('is read by the page that opens it, and refused readably from elsewhere', async () => {
    const stream = await server.stream({ sdkKey: clientKey, headers: { Origin: page } });
    expect(stream.status).toBe(200);
    expect(stream.head.toLowerCase()).toContain(`access-control-allow-origin: ${page}\r\n`);
    expect(stream.head.toLowerCase()).toContain('access-control-expose-headers: etag, guidon-protocol, retry-after');
    stream.close();
    const refused = await server.stream({ sdkKey: clientKey, headers: { Origin: 'https://evil.example' } });
    expect(refused.status).toBe(403);
    expect(refused.head.toLowerCase()).toContain('access-control-allow-origin: https://evil.example');
    refused.close();
  });

  it('bears no such headers where no page asks', async () => {
    const stream = await server.stream({ sdkKey: clientKey });
    expect(stream.status).toBe(200);
    expect(stream.head.toLowerCase()).not.toContain('access-control');
    stream.close();
  });
});

it('is no page: who sends no Origin is served, and told nothing of origins', async () => {
  for (const token of [clientKey, server.sdkKey]) {
    const answer = await server.call('GET', '/sdk/v1/snapshot', { token });
    expect([answer.status, corsOf(answer)]).toEqual([200, {}]);
  }
});

it('opens nothing else to pages of other origins', async () => {
  const others = [
    '/api/v1/projects',
    '/api/v1/nothing',
    '/openapi.json',
    '/docs',
    '/health/live',
    '/metrics',
    '/',
    '/sdk/v2/snapshot',
  ];
  for (const path of others)
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await server.call(method, path, {
        headers: { origin: page, 'access-control-request-method': 'GET' },
      });
      expect([method, path, corsOf(answer)]).toEqual([method, path, {}]);
    }
});
