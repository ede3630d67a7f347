// `npm run releases [-- RUNS [SEED]]`: releases with rival schedulers, people, hand edits and crashes at any statement; every
// history must be one that the machine allows. The last line is the result, as JSON.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bin, prepare, run } from './lib/workspace.mjs';

const [runs = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
prepare();
const folder = mkdtempSync(join(tmpdir(), 'guidon-releases-'));
const result = join(folder, 'result.json');
try {
  process.exitCode = run(bin('vitest'), ['run', 'server/src/features/releases/release-histories.test.ts'], {
    env: { GUIDON_RELEASE_RUNS: runs, GUIDON_RELEASE_SEED: seed, GUIDON_RELEASE_RESULT: result },
  });
  console.log(told());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function told() {
  try {
    return readFileSync(result, 'utf8');
  } catch {
    return JSON.stringify({ runs: Number(runs), seed: Number(seed), failed: true });
  }
}
