// `npm run kills [-- COUNT [SEED]]`: kills the server again and again while it is written to, and looks for a lost change.
import { join } from 'node:path';
import { bin, prepare, root, run } from './lib/workspace.mjs';

const [kills = '1000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
prepare();
process.exitCode = run(bin('playwright'), ['test', 'journeys/kills', '--reporter=list'], {
  cwd: join(root, 'e2e'),
  env: { GUIDON_KILLS: kills, GUIDON_KILLS_SEED: seed },
});
