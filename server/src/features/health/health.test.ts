import { faultProxy } from '@guidon/fault-tools';
import { migrate } from '@guidon/migrations';
import { aDatabase, waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { aLiveServer } from '../../testing/a-live-server.js';
import { aServer } from '../../testing/a-server.js';
import { type CheckResult, readinessMachine } from './health.checks.js';

const well: CheckResult = { name: 'database', isWell: true, latencyMs: 1 };
const ill: CheckResult = { ...well, isWell: false };

describe('readiness', () => {
  it('is gated by every dependency the first time only', () => {
    const { judge } = readinessMachine();
    expect([judge([ill]), judge([well, ill]), judge([well]), judge([ill]), judge([well])]).toEqual([
      'starting',
      'starting',
      'ready',
      'degraded',
      'ready',
    ]);
  });

  it('ends with the drain, whatever else is well', () => {
    const { judge, drain } = readinessMachine();
    judge([well]);
    drain();
    expect(judge([well])).toBe('draining');
  });
});

describe('the probes', () => {
  it('name every dependency with its latency, without a token', async () => {
    const server = await aLiveServer();
    for (const path of ['/health', '/health/ready']) {
      const { status, body } = await server.call('GET', path, { token: null });
      expect(status).toBe(200);
      expect(Object.keys(body.checks)).toEqual(['database', 'migrations', 'snapshots']);
      expect(body.checks.database).toEqual({ status: 'ok', latencyMs: expect.any(Number) });
    }
    expect((await server.call('GET', '/health/live', { token: null })).body).toEqual({ status: 'ok' });
    await server.close();
  });

  it('are not ready before the migrations have run, and ready by themselves once they have', async () => {
    const database = await aDatabase({ template: 'empty' });
    const server = await aServer({ databaseUrl: database.url });
    await server.guidon.start();
    const { status, body } = await server.call('GET', '/health/ready', { token: null });
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'starting',
      checks: { migrations: { status: 'failing' }, snapshots: { status: 'failing' } },
    });
    expect(body.checks.migrations.detail).toContain('guidon migrate up');
    await migrate({ url: database.url, direction: 'up' });
    await waitFor(async () => (await server.call('GET', '/health/ready')).status === 200);
    await server.close();
    await database.close();
  });

  it('are answered by a node that starts while its database is away, and that comes to life with it', async () => {
    const database = await aDatabase();
    const url = new URL(database.url);
    const proxy = await faultProxy({ upstream: { port: Number(url.port) } });
    url.port = String(proxy.port);
    proxy.settings.mode = 'refuse';
    const server = await aServer({ databaseUrl: url.href, deadlineMs: 1_000 });
    await server.guidon.start();
    const statuses = async () => [
      (await server.call('GET', '/health/live')).status,
      (await server.call('GET', '/health/ready')).status,
      (await server.call('GET', '/api/v1/projects')).status,
    ];
    expect(await statuses()).toEqual([200, 503, 503]);
    proxy.settings.mode = 'pass';
    await waitFor(async () => String(await statuses()) === '200,200,200');
    await server.close();
    await proxy.close();
    await database.close();
  });

  it('wait for no database that hangs: a load balancer would take every node out at once', async () => {
    const database = await aDatabase();
    const url = new URL(database.url);
    const proxy = await faultProxy({ upstream: { port: Number(url.port) } });
    url.port = String(proxy.port);
    const server = await aLiveServer({ databaseUrl: url.href });
    proxy.settings.mode = 'blackhole';
    const begunAt = performance.now();
    expect((await server.call('GET', '/health/ready', { token: null })).status).toBe(200);
    expect(performance.now() - begunAt).toBeLessThan(1_500);
    const isDegraded = async () => (await server.call('GET', '/health/ready')).body.status === 'degraded';
    await waitFor(isDegraded, { timeoutMs: 10_000 });
    await server.close();
    await proxy.close();
    await database.close();
  });

  it('say of a schema that is too new what to do', async () => {
    const server = await aLiveServer();
    const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
    await sql`
      insert into schema_migrations (version, name, checksum, phase, duration_ms) values (9999, 'from_the_future', 'x', 'contract', 1)`;
    const health = await server.call('GET', '/health');
    expect(health.status).toBe(503);
    expect(health.body.checks.migrations.detail).toContain('newer release');
    expect((await server.call('GET', '/health/ready')).body.status).toBe('degraded');
    await sql.end();
    await server.close();
  });

  it('keep nothing from a load balancer while the node drains', async () => {
    const server = await aLiveServer();
    server.guidon.announceDrain();
    const ready = await server.call('GET', '/health/ready');
    expect(ready).toMatchObject({ status: 503, body: { status: 'draining' } });
    expect(ready.headers['connection']).toBe('close');
    expect((await server.call('GET', '/health/live')).status).toBe(200);
    expect((await server.snapshot()).status).toBe(200);
    await server.close();
  });
});
