// `npm test`: everything, on a machine that has only Node and npm. The last line is the sum.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { providePrograms } from './lib/debian.mjs';
import { add, line, tallyPlaywright, tallyVitest } from './lib/tally.mjs';
import { bin, prepare, root, run } from './lib/workspace.mjs';

const reports = join(root, '.test-report');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

prepare();
const chromium = findChromium();
const programs = providePrograms('REDIS_SERVER', 'NGINX_PROGRAM', 'HAPROXY_PROGRAM');

const units = join(reports, 'vitest.json');
const unitsCode = run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`], {
  env: programs,
});

const journeys = join(reports, 'playwright.json');
const journeysCode = run(bin('playwright'), ['test', '--reporter=list,json'], {
  cwd: join(root, 'e2e'),
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeys, ...(chromium && { CHROMIUM_PATH: chromium }) },
});

const sum = add(tallyVitest(units, unitsCode), tallyPlaywright(journeys, journeysCode));
console.log(line(sum));
process.exitCode = sum.failed > 0 || unitsCode !== 0 || journeysCode !== 0 ? 1 : 0;
