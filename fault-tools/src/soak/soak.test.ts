import { writeFileSync } from 'node:fs';
import { aDatabase, findRedisServer, startRedis } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { type SoakOutcome, soak } from './soak.js';
import type { SoakSample } from './soak-sample.js';
import { verdictOn } from './soak-verdict.js';

/** `npm run soak` asks for many minutes, and for what came of them. */
const minutes = Number(process.env['GUIDON_SOAK_MINUTES'] ?? 0);
const resultFile = process.env['GUIDON_SOAK_RESULT'];
const isLong = minutes > 0;

const short = { streams: 200, seconds: 4, churnPerS: 40, sampleEachS: 10, changesBefore: 10 };
const long = { streams: 2_000, seconds: minutes * 60, churnPerS: 20, sampleEachS: 20, changesBefore: 800 };

/** Pools hold sockets and timers too, and not always as many. Had streams left theirs, there would be hundreds. */
const ofPools = 50;

test.skipIf(findRedisServer() === undefined)(
  'streams that come and go leave nothing behind, and miss no change',
  { timeout: isLong ? 600_000 + minutes * 90_000 : 120_000 },
  async () => {
    const database = await aDatabase();
    const redis = await startRedis();
    const scale = isLong ? long : short;
    const outcome = await soak({ databaseUrl: database.url, redisUrl: redis.url, ...scale, onSample: tell });
    await redis.close();
    await database.close();
    const settled = outcome.samples.filter(({ atH }) => atH > minutes / 60 / 6);
    const verdicts = verdictOn(settled);
    if (resultFile !== undefined) {
      writeFileSync(resultFile, JSON.stringify({ minutes, ...scale, ...outcome, samples: settled.length, verdicts }));
    }
    expect(outcome).toMatchObject({ lost: 0, regressed: 0 });
    expectAsBefore(outcome);
    if (isLong) expect(verdicts.filter(({ isFlat }) => !isFlat)).toEqual([]);
  },
);

function expectAsBefore({ before, after }: SoakOutcome): void {
  expect(after.files).toBe(before.files);
  expect(after.sample.sockets).toBeLessThan(before.sample.sockets + ofPools);
  expect(after.sample.timers).toBeLessThan(before.sample.timers + ofPools);
}

function tell(sample: SoakSample): void {
  if (!isLong) return;
  const { atH, heapBytes, rssBytes, ...counts } = sample;
  const memory = `heap ${mb(heapBytes)} MB, resident ${mb(rssBytes)} MB`;
  process.stdout.write(`${(atH * 60).toFixed(1)} min: ${memory}, ${JSON.stringify(counts)}\n`);
}

const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(2);
