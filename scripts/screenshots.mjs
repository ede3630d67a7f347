// `npm run screenshots`: each page of the dashboard in both schemes, in the folder screenshots/, to be looked at.
import { join } from 'node:path';
import { findChromium } from './lib/chromium.mjs';
import { bin, prepare, root, run } from './lib/workspace.mjs';

prepare();
const chromium = findChromium();
if (!chromium) process.exit(1);
process.exitCode = run(bin('playwright'), ['test', '--config', 'screenshots.config.ts'], {
  cwd: join(root, 'e2e'),
  env: { CHROMIUM_PATH: chromium },
});
