import { aDatabase, startRedis, waitFor } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { startFleet } from './fleet.js';

test('nodes of a fleet serve one database, and one that was killed comes back to its place', async () => {
  const database = await aDatabase();
  const redis = await startRedis();
  const fleet = await startFleet({ nodes: 2, databaseUrl: database.url, redisUrl: redis.url });
  const [first, second] = fleet.nodes;
  if (first === undefined || second === undefined) throw new Error('two nodes were asked for');
  const snapshot = async (url: string) => {
    const answer = await fetch(`${url}/sdk/v1/snapshot`, { headers: { authorization: `Bearer ${fleet.sdkKey}` } });
    return answer.headers.get('etag');
  };
  const held = await snapshot(first.url);
  expect(held).not.toBeNull();
  await waitFor(async () => (await snapshot(second.url)) === held);
  await second.kill();
  await second.start();
  await waitFor(async () => (await snapshot(second.url)) === held);
  await fleet.end();
  await redis.close();
  await database.close();
});
