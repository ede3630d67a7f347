import { writeFileSync } from 'node:fs';
import { findRedisServer } from '@guidon/test-kit';
import { expect, test } from 'vitest';
import { herd } from './herd.js';

/** `npm run herd` asks for thousands of them, and for what came of it. */
const clients = Number(process.env['GUIDON_HERD_CLIENTS'] ?? 200);
const resultFile = process.env['GUIDON_HERD_RESULT'];
const isLong = resultFile !== undefined;

const mostPerS = 500;
const live99WithinMs = 60_000;

test.skipIf(findRedisServer() === undefined)(
  'everybody comes back when all that there was is killed at once, and misses nothing',
  { timeout: 600_000 },
  async () => {
    const outcome = await herd({ clients, awayMs: isLong ? 10_000 : 500, patienceMs: 120_000 });
    if (resultFile !== undefined) writeFileSync(resultFile, JSON.stringify(outcome));
    expect(outcome).toMatchObject({ starved: 0, lost: 0, regressed: 0 });
    if (!isLong) return;
    expect(outcome.peakPerS).toBeLessThanOrEqual(mostPerS);
    expect(outcome.live99Ms).toBeLessThanOrEqual(live99WithinMs);
  },
);
