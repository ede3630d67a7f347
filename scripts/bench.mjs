// `npm run bench [-- evaluation|delivery|requests|sign-in|start|bundles|dashboard|releases]`: the peers are installed here and only here.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root, run } from './lib/workspace.mjs';

prepare();

const folder = join(root, 'bench');
if (!isInstalled()) {
  console.log('Installing the peers …');
  const code = run('npm', ['ci', '--workspaces=false', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  if (code !== 0) process.exit(code);
}
// In this process: one more between would not tell those below that it was ended.
await import('../bench/run.mjs');

function isInstalled() {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}
