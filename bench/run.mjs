// `node bench/run.mjs [evaluation|delivery|requests|sign-in|start|bundles|dashboard|releases …]`: each part in a process of its own, all of them by default.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const all = ['evaluation', 'delivery', 'requests', 'sign-in', 'start', 'bundles', 'dashboard', 'releases'];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !all.includes(part));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; name some of ${all.join(', ')}, or none for all.`);
  process.exit(2);
}

const failed = (asked.length > 0 ? asked : all).filter((part) => {
  const file = fileURLToPath(new URL(`src/${part}.bench.mjs`, import.meta.url));
  if (!existsSync(file)) return true;
  return spawnSync(process.execPath, ['--expose-gc', file], { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);
