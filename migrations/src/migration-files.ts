import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './migration-error.js';

/** `expand` leaves the code of the release before able to serve; `contract` takes away what it may have used. */
export type Phase = 'expand' | 'contract';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly phase: Phase;
  readonly up: string;
  readonly down: string | undefined;
  readonly checksum: string;
}

/** The same folder from `src/` and from `dist/`. */
export const migrationsDir = fileURLToPath(new URL('../sql', import.meta.url));

export function loadMigrations(dir: string = migrationsDir): readonly Migration[] {
  const files = readdirSync(dir).filter((file) => file.endsWith('.up.sql'));
  const migrations = files.map((file) => loadMigration(dir, file)).sort((a, b) => a.version - b.version);
  refuseTwins(migrations);
  return migrations;
}

export const runsOutsideTransaction = (text: string) => /^-- migrate:no-transaction\s*$/m.test(text);

function loadMigration(dir: string, file: string): Migration {
  const [, version, name] = /^(\d{4})_([a-z0-9_]+)\.up\.sql$/.exec(file) ?? [];
  if (version === undefined || name === undefined) {
    throw new MigrationError('bad-file', `${file} is not named like 0001_what_it_does.up.sql`);
  }
  const up = readText(join(dir, file));
  const downFile = join(dir, file.replace('.up.sql', '.down.sql'));
  return {
    version: Number(version),
    name,
    phase: phaseOf(file, up),
    up,
    down: existsSync(downFile) ? readText(downFile) : undefined,
    checksum: createHash('sha256').update(up).digest('hex'),
  };
}

// A checkout with CRLF line ends is the same migration.
const readText = (file: string) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

function phaseOf(file: string, text: string): Phase {
  const phase = /^-- migrate:phase (\S+)\s*$/m.exec(text)?.[1] ?? 'expand';
  if (phase !== 'expand' && phase !== 'contract') {
    throw new MigrationError('bad-file', `${file} names the phase "${phase}"; there are expand and contract`);
  }
  return phase;
}

function refuseTwins(migrations: readonly Migration[]): void {
  for (const [index, { version }] of migrations.entries()) {
    if (migrations[index + 1]?.version === version) {
      throw new MigrationError('bad-file', `Two migrations have the number ${version}`);
    }
  }
}
