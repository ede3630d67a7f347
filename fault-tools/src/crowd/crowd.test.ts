import { aDatabase, startRedis } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { startFleet } from '../fleet/fleet.js';
import { startCrowd } from './crowd.js';
import { fetchHeld } from './fetch-held.js';
import { monotonicMs } from './monotonic.js';

test('a crowd follows two nodes, comes and goes, and has every change', async () => {
  const database = await aDatabase();
  const redis = await startRedis();
  const fleet = await startFleet({ nodes: 2, databaseUrl: database.url, redisUrl: redis.url });
  const crowd = startCrowd();
  const ports = fleet.nodes.map(({ port }) => port);
  const heldId = await fetchHeld(ports[0] ?? 0, fleet.sdkKey);
  await crowd.open({ count: 100, ports, sdkKey: fleet.sdkKey, heldId, seed: 1 });
  await crowd.arm();
  const begunAtMs = monotonicMs();
  const answer = await fetch(`${fleet.nodes[0]?.url}/api/v1/projects/default/flags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fleet.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'a-flag' }),
  });
  expect(answer.status).toBe(201);
  const { p50AtMs, lastAtMs } = await crowd.arrived();
  expect(p50AtMs).toBeGreaterThan(begunAtMs);
  expect(lastAtMs).toBeGreaterThanOrEqual(p50AtMs);
  await crowd.churn({ count: 30 });
  await crowd.settle();
  const held = await fetchHeld(ports[1] ?? 0, fleet.sdkKey);
  expect(await crowd.told()).toMatchObject({ members: 100, live: 100, attempts: 130, gaps: 0, held: { [held]: 100 } });
  await crowd.end();
  await fleet.end();
  await redis.close();
  await database.close();
});
