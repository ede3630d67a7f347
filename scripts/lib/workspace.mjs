// Runs before node_modules exists: only node: modules here.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const environment = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/** Runs a command in the repository, with its output for the reader. Returns the exit code. */
export function run(command, args, { cwd = root, env = {}, stdio = 'inherit' } = {}) {
  const { status, error } = spawnSync(command, args, { cwd, stdio, env: { ...environment, ...env } });
  if (error) console.error(`${command} did not run: ${error.message}`);
  return status ?? 1;
}

/** Runs a command whose output only matters when it fails. */
export function runQuietly(command, args, options = {}) {
  const { cwd = root } = options;
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env: environment, encoding: 'utf8' });
  if (status === 0) return 0;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  return status ?? 1;
}

export const bin = (name) => join(root, 'node_modules/.bin', name);

export function findInPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

/** Installs and builds what is missing or older than its source. Ends the process where that fails. */
export function prepare() {
  if (!isInstalled())
    step('Installing packages', () => run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']));
  // Nobody who starts the server waits for the examples.
  const packages = ['--filter=!./examples/*', '--output-logs=errors-only', '--ui=stream'];
  step(undefined, () => runQuietly(bin('turbo'), ['run', 'build', ...packages]));
}

function isInstalled() {
  const installed = join(root, 'node_modules/.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

function step(title, work) {
  if (title) console.log(`${title} …`);
  const code = work();
  if (code !== 0) process.exit(code);
}
