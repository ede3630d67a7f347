import { writeFileSync } from 'node:fs';
import { aDatabase, findRedisServer, startRedis } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BalancerName, findBalancer } from '../balancers/balancer-programs.js';
import { type Fleet, startFleet } from '../fleet/fleet.js';
import { type RollingResult, rollThrough } from './rolling.js';

const isLong = process.env['GUIDON_ROLLING_RESULT'] !== undefined;
const number = (name: string, short: number) => Number(process.env[name] ?? short);
const size = {
  areTimesShort: !isLong,
  connections: number('GUIDON_ROLLING_CONNECTIONS', 200),
  streams: number('GUIDON_ROLLING_STREAMS', 500),
  restarts: number('GUIDON_ROLLING_RESTARTS', 1),
  streamRestarts: number('GUIDON_ROLLING_STREAM_RESTARTS', 1),
  balancers: number('GUIDON_ROLLING_BALANCERS', 1),
  // A machine that does other things, too, is not to be measured by how it keeps up.
  loadShare: number('GUIDON_ROLLING_LOAD_SHARE', 0.1),
  // A 99th of few seconds is made of a few moments.
  quietMs: isLong ? 30_000 : 1_000,
  // A balancer that probes each five seconds is to have noticed who is back before the next one goes.
  settleMs: isLong ? 6_000 : 1_000,
};
const flags = Array.from({ length: 10 }, (_, index) => `rolling-${index}`);
const names: readonly BalancerName[] = ['nginx', 'haproxy'];
const timeoutMs = isLong ? 1_200_000 : 120_000;

const closers: (() => Promise<void>)[] = [];
const results: RollingResult[] = [];
let fleet: Fleet;

beforeAll(async () => {
  const database = await aDatabase();
  closers.unshift(database.close);
  const redis = findRedisServer() === undefined ? undefined : await startRedis();
  if (redis !== undefined) closers.unshift(redis.close);
  fleet = await startFleet({
    nodes: 3,
    databaseUrl: database.url,
    ...(redis && { redisUrl: redis.url }),
    // Two cores carry what would be six machines.
    startsAside: isLong,
    // What docs/fleet.md says for these balancers, where there is time for it.
    environment: { GUIDON_DRAIN_DELAY_MS: isLong ? '10000' : '3000', GUIDON_TRUST_PROXY: '1' },
  });
  closers.unshift(fleet.end);
  for (const key of flags) await createFlag(key);
}, 120_000);

afterAll(async () => {
  for (const close of closers) await close();
  const path = process.env['GUIDON_ROLLING_RESULT'];
  if (path !== undefined) writeFileSync(path, JSON.stringify({ balancers: results }));
});

describe.each(names)('a fleet behind %s', (balancer) => {
  it.skipIf(findBalancer(balancer) === undefined)(
    'is restarted in turn without one failed request and without a lost change',
    { timeout: timeoutMs },
    async () => {
      const result = await rollThrough({ fleet, balancer, flags, ...size });
      results.push(result);
      expect(result.failures).toEqual([]);
      expect(result).toMatchObject({ failed: 0, lost: 0, regressed: 0 });
      expect(new Set(result.exitCodes)).toEqual(new Set([0]));
      if (isLong) expectFigures(result);
    },
  );
});

/** What is held to on a machine that does nothing else. */
function expectFigures(result: RollingResult): void {
  expect(result.p99Ms).toBeLessThan(2 * result.quietP99Ms);
  expect(result.slowestExitMs).toBeLessThan(30_000);
  expect(result.backAfterMs).toBeLessThanOrEqual(30_000);
  expect(result.peakReconnectsPerS).toBeLessThanOrEqual(500);
}

async function createFlag(key: string): Promise<void> {
  const { status } = await fetch(`${fleet.nodes[0]?.url}/api/v1/projects/default/flags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fleet.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  expect(status).toBe(201);
}
