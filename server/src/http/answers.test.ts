import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLiveServer, type LiveServer } from '../testing/a-live-server.js';

let server: LiveServer;

beforeAll(async () => {
  server = await aLiveServer();
});
afterAll(() => server.close());

describe('every answer', () => {
  it.each([
    '/health/live',
    '/health',
    '/openapi.json',
    '/docs',
    '/metrics',
    '/api/v1/projects',
    '/nowhere',
    '/%zz',
    '/',
  ])('is taken for nothing but what it says it is: %s', async (path) => {
    expect((await server.call('GET', path)).headers['x-content-type-options']).toBe('nosniff');
  });

  it('that a token opens is kept by no cache, nor is a refusal', async () => {
    const made = await server.call('POST', '/api/v1/tokens', { body: { name: 't' } });
    const answers = [
      made,
      await server.call('GET', '/api/v1/projects/default'),
      await server.call('GET', '/api/v1/projects/nowhere'),
      await server.call('GET', '/api/v1/projects', { token: null }),
      await server.call('GET', '/nowhere'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 404, 401, 404]);
    for (const { headers } of answers) expect(headers['cache-control']).toBe('no-store');
  });

  it('of a page says that nothing foreign belongs into it, nor it into anything', async () => {
    const { headers } = await server.call('GET', '/docs');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/https?:|\*/);
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('lets no page of another origin read it', async () => {
    const origin = { origin: 'https://elsewhere.example' };
    const preflight = await server.call('OPTIONS', '/api/v1/projects', { headers: origin });
    const read = await server.call('GET', '/api/v1/projects', { headers: origin });
    for (const { headers } of [preflight, read]) expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('a method that a path does not know', () => {
  it.each([
    ['PUT', '/api/v1/tokens', 'GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/projects/default/flags/x', 'DELETE, GET, HEAD, PATCH'],
    ['POST', '/sdk/v1/snapshot?x=1', 'GET, HEAD'],
    ['DELETE', '/health/live', 'GET, HEAD'],
  ])('is told which it knows: %s %s', async (method, path, allow) => {
    const { status, headers, body } = await server.call(method, path);
    expect([status, headers['allow'], body.type]).toEqual([405, allow, 'urn:guidon:problem:method-not-allowed']);
  });

  it('is not confused with a path that there is not', async () => {
    for (const path of ['/api/v1/tokens/', '/api/v1', '/api/v1/projects/a/b/c', '/API/v1/tokens'])
      expect([path, (await server.call('PUT', path)).status]).toEqual([path, 404]);
  });
});
