import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../testing/a-server.js';

const folder = mkdtempSync(join(tmpdir(), 'guidon-dashboard-'));
const html = { accept: 'text/html,application/xhtml+xml' };
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Guidon</title>');
  writeFileSync(join(folder, 'assets/index-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'assets/index-1a2b.js.gz'), gzipSync('export {};'));
  server = await aServer({ dashboardDir: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const open = (path: string, headers: Record<string, string> = html) =>
  server.call('GET', path, { token: null, headers });

describe('the dashboard', () => {
  it.each(['/', '/sign-in', '/projects/default/flags/new-billing?tab=history', '/no/such/page'])(
    'is what a browser gets at %s',
    async (path) => {
      const { status, body, headers } = await open(path);
      expect([status, body]).toEqual([200, expect.stringContaining('<title>Guidon')]);
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it.each(['/api/v1/nothing', '/sdk/v1/nothing', '/docs/nothing', '/health/nothing', '/assets/gone.js'])(
    'is not what a browser gets at %s',
    async (path) => {
      const { status, headers } = await open(path);
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json']);
    },
  );

  it('is no answer for programs, nor to anything but a look', async () => {
    expect((await open('/no/such/page', { accept: 'application/json' })).status).toBe(404);
    expect((await server.call('POST', '/no/such/page', { token: null, headers: html })).status).toBe(404);
  });

  it('runs no script but its own files, and stands in no frame', async () => {
    const { headers } = await open('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src|unsafe-eval|\*/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });

  it('lets browsers keep its files for ever, compressed as they were built', async () => {
    const { status, headers } = await open('/assets/index-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'x-content-type-options': 'nosniff',
    });
  });
});

it('leads to the description of the API where no dashboard was built', async () => {
  const bare = await aServer({ dashboardDir: join(folder, 'nothing') });
  expect(await bare.call('GET', '/', { token: null, headers: html })).toMatchObject({
    status: 302,
    headers: { location: '/docs' },
  });
  await bare.close();
});
