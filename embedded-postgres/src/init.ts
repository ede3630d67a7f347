import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.js';
import { giveToPostgres, unprivileged } from './drop-root.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { writePassword } from './password.js';

export interface InitOptions {
  readonly binaries: Binaries;
  readonly dataDir: string;
  readonly unsafeFast: boolean;
}

/** Makes the data directory where there is none. It appears by a rename, so that a killed start leaves no half of one. */
export async function ensureDataDir(options: InitOptions): Promise<void> {
  const { binaries, dataDir } = options;
  const major = majorOf(dataDir);
  if (major === binaries.major) return;
  if (major !== undefined) throw otherMajor(dataDir, major, binaries.major);
  refuseForeignFiles(dataDir);
  const newDir = emptyDirBeside(dataDir);
  await runInitdb(options, newDir, writePassword(dataDir));
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(newDir, dataDir);
}

function majorOf(dataDir: string): string | undefined {
  const file = join(dataDir, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function otherMajor(dataDir: string, found: string, wanted: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'other-major',
    `${dataDir} belongs to Postgres ${found}, this is Postgres ${wanted}. Start it with the release that made it and move its data, or choose another data directory.`,
  );
}

function refuseForeignFiles(dataDir: string): void {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return;
  throw new EmbeddedPostgresError(
    'not-a-data-dir',
    `${dataDir} is not empty and is no Postgres data directory. Choose another data directory.`,
  );
}

function emptyDirBeside(dataDir: string): string {
  const dir = `${dataDir}.init`;
  mkdirSync(dirname(dataDir), { recursive: true });
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { mode: 0o700 });
  giveToPostgres(dir);
  return dir;
}

async function runInitdb({ binaries, unsafeFast }: InitOptions, dir: string, passwordFile: string): Promise<void> {
  const { file, args } = unprivileged(binaries.initdb, initdbArgs(dir, passwordFile, unsafeFast));
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string, cause?: unknown) =>
      reject(new EmbeddedPostgresError('init-failed', `initdb failed in ${dir}: ${reason}`, { cause }));
    child.once('error', (error) => fail(error.message, error));
    child.once('close', (code) => (code === 0 ? resolve() : fail(output)));
  });
}

function initdbArgs(dir: string, passwordFile: string, unsafeFast: boolean): readonly string[] {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  return ['-D', dir, '-E', 'UTF8', ...access, ...locale, '--no-instructions', ...(unsafeFast ? ['--no-sync'] : [])];
}
