import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';

/** This server has none. */
const withRedis = ['guidon_redis_up', 'guidon_snapshot_cache_reads_total', 'guidon_snapshot_cache_wait_seconds'];

let server: LiveServer;

beforeAll(async () => {
  server = await aLiveServer();
});
afterAll(() => server.close());

describe('the metrics', () => {
  it('need a token', async () => {
    expect((await server.call('GET', '/metrics', { token: null })).status).toBe(401);
    expect((await server.call('GET', '/metrics', { token: server.sdkKey })).status).toBe(401);
  });

  it('count requests by route, never by what callers write into a path', async () => {
    await server.call('GET', '/api/v1/projects/a-name-of-my-own');
    await server.call('GET', '/no/such/path');
    const { headers, body } = await server.call('GET', '/metrics');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    const labels = 'method="GET",route="/api/v1/projects/:project"';
    expect(body).toContain(`guidon_http_requests_total{${labels},status="404"} 1`);
    expect(body).toContain(`guidon_http_request_duration_seconds_count{${labels}} 1`);
    expect((await server.call('GET', '/metrics')).body).toContain(
      `guidon_http_requests_total{${labels},status="404"} 1`,
    );
    expect(body).not.toContain('a-name-of-my-own');
    expect(body).not.toContain('/no/such');
  });

  it('tell what an operator looks for', async () => {
    const { body } = await server.call('GET', '/metrics');
    for (const name of [
      'guidon_streams_open',
      'guidon_stream_frames_total',
      'guidon_stream_bytes_total',
      'guidon_streams_refused_total',
      'guidon_streams_cut_total',
      'guidon_snapshot_rebuilds_total',
      'guidon_feed_lag_seconds_bucket',
      'guidon_set_aside 0',
      'guidon_environments_held',
      'guidon_event_loop_delay_seconds{quantile="0.99"}',
      'process_resident_memory_bytes',
      'guidon_release_info{release="test"} 1',
    ]) {
      expect(body).toContain(name);
    }
  });

  it('are those that the documentation names', async () => {
    const { body } = await server.call('GET', '/metrics');
    const told = [...String(body).matchAll(/^# TYPE (guidon_\w+) /gm)].map(([, name]) => name);
    const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
    const table = page.slice(page.indexOf('## Metrics'), page.indexOf('Worth an alarm'));
    const documented = new Set([...table.matchAll(/`(guidon_\w+)`/g)].map(([, name]) => name));
    expect([...documented].sort()).toEqual([...told, ...withRedis].sort());
  });
});
