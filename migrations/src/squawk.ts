import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './migration-error.js';

const config = fileURLToPath(new URL('../.squawk.toml', import.meta.url));

/** A file outside a transaction holds one statement, which blocks no writer: where should it set anything? */
const withoutTimeouts = ['--exclude', 'require-lock-timeout', '--exclude', 'require-statement-timeout'];

/** The findings as text, empty where there are none. */
export function runSquawk(files: readonly string[], inTransaction: boolean): string {
  if (files.length === 0) return '';
  const transaction = inTransaction ? [] : ['--no-assume-in-transaction', ...withoutTimeouts];
  const args = [squawkScript(), '--config', config, '--reporter', 'gcc', ...transaction, ...files];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (error !== undefined) throw new MigrationError('failed', `squawk did not run: ${error.message}`);
  return status === 0 ? '' : `${stdout}${stderr}`.trim();
}

function squawkScript(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')), 'js/bin/squawk');
  } catch (cause) {
    throw new MigrationError('failed', 'squawk-cli is not installed: linting needs the development dependencies.', {
      cause,
    });
  }
}
