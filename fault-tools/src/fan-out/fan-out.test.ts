import { writeFileSync } from 'node:fs';
import { aDatabase, findRedisServer, startRedis } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { fanOut } from './fan-out.js';

/** `npm run crowd` asks for thousands of them, and for what came of it. */
const streams = Number(process.env['GUIDON_CROWD_STREAMS'] ?? 200);
const resultFile = process.env['GUIDON_CROWD_RESULT'];
const isLong = resultFile !== undefined;

const short = { rounds: 3, eachMs: 0, largeEachMs: 0, stalled: 4, valueBytes: 60_000, patienceMs: 60_000 };
const large = { largeEachMs: 250, stalled: streams / 10, valueBytes: 32_000, patienceMs: 400_000 };
const long = { rounds: 30, eachMs: 1_000, ...large };

test.skipIf(findRedisServer() === undefined)(
  'everybody hears of each change, and who does not read is cut',
  { timeout: isLong ? 1_200_000 : 120_000 },
  async () => {
    const database = await aDatabase();
    const redis = await startRedis();
    const scale = isLong ? long : short;
    const outcome = await fanOut({ databaseUrl: database.url, redisUrl: redis.url, streams, ...scale });
    await redis.close();
    await database.close();
    if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(outcome));
    expect(outcome).toMatchObject({ cut: scale.stalled, lost: 0 });
    if (!isLong) return;
    expect(outcome.lastP50Ms).toBeLessThanOrEqual(2 * outcome.bareLastP50Ms);
    expect(outcome.bytesEach).toBeLessThanOrEqual(256 * 1024);
    expect(outcome.stalledP99Ms).toBeLessThanOrEqual(1.2 * outcome.quietP99Ms);
    expect(Number(outcome.lastCutMs) - Number(outcome.firstCutMs)).toBeLessThanOrEqual(30_000);
  },
);
