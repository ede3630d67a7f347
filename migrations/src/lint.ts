import { join } from 'node:path';
import { checkHouseRules } from './house-rules.js';
import { loadMigrations, type Migration, migrationsDir, runsOutsideTransaction } from './migration-files.js';
import { runSquawk } from './squawk.js';

/** One line for each finding: empty means that these migrations may run beside the release before. */
export function lint(dir: string = migrationsDir): readonly string[] {
  const migrations = loadMigrations(dir);
  const own = checkHouseRules(migrations).map(({ version, message }) => `${nameOf(migrations, version)} ${message}`);
  const alone = migrations.filter(({ up }) => runsOutsideTransaction(up));
  const wrapped = migrations.filter((migration) => !alone.includes(migration));
  return [
    ...own,
    ...linesOf(runSquawk(filesOf(dir, wrapped), true)),
    ...linesOf(runSquawk(filesOf(dir, alone), false)),
  ];
}

const fileOf = ({ version, name }: Migration) => `${String(version).padStart(4, '0')}_${name}.up.sql`;

const filesOf = (dir: string, migrations: readonly Migration[]) =>
  migrations.map((migration) => join(dir, fileOf(migration)));

function nameOf(migrations: readonly Migration[], version: number): string {
  const migration = migrations.find((candidate) => candidate.version === version);
  return migration === undefined ? String(version) : fileOf(migration);
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
