// `npm run chaos [-- RUNS [SEED]]`: runs among ten faults each, on real processes, written to all along; nothing
// acknowledged may be lost. A run's seed replays it: `npm run chaos -- 1 SEED`. The last line is the result, as JSON.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providePrograms } from './lib/debian.mjs';
import { bin, prepare, root, run } from './lib/workspace.mjs';

const [runs = '100', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
prepare();
const programs = providePrograms('REDIS_SERVER');
const folder = mkdtempSync(join(tmpdir(), 'guidon-chaos-result-'));
const result = join(folder, 'result.json');
try {
  process.exitCode = run(bin('playwright'), ['test', 'journeys/chaos', '--reporter=list'], {
    cwd: join(root, 'e2e'),
    env: {
      GUIDON_CHAOS_RUNS: runs,
      GUIDON_CHAOS_SEED: seed,
      GUIDON_CHAOS_RESULT: result,
      ...programs,
    },
  });
  console.log(told());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function told() {
  try {
    return readFileSync(result, 'utf8');
  } catch {
    process.exitCode ||= 1;
    return JSON.stringify({ runs: Number(runs), seed: Number(seed), failed: true });
  }
}
