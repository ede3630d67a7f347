import type { Applied } from './history.js';
import { MigrationError } from './migration-error.js';
import type { Migration } from './migration-files.js';

export type Direction = 'up' | 'down';

export interface Step {
  readonly migration: Migration;
  readonly text: string;
}

/** Up to the version `to` (default: the newest). */
export function planUp(migrations: readonly Migration[], history: readonly Applied[], to = Infinity): readonly Step[] {
  const newest = history.at(-1)?.version ?? 0;
  const have = new Set(history.map(({ version }) => version));
  const missing = migrations.filter(({ version }) => !have.has(version) && version <= to);
  const late = missing.find(({ version }) => version < newest);
  if (late !== undefined) {
    throw new MigrationError(
      'out-of-order',
      `Migration ${late.version} (${late.name}) is missing below ${newest}, which is applied already. Give it a number above ${newest}.`,
    );
  }
  return missing.map((migration) => ({ migration, text: migration.up }));
}

/** Down until the version `to` is the newest (default: one step). */
export function planDown(
  migrations: readonly Migration[],
  history: readonly Applied[],
  to = history.at(-2)?.version ?? 0,
): readonly Step[] {
  const above = history.filter(({ version }) => version > to).reverse();
  return above.map(({ version, name }) => stepDown(migrations, version, name));
}

function stepDown(migrations: readonly Migration[], version: number, name: string): Step {
  const migration = migrations.find((candidate) => candidate.version === version);
  if (migration === undefined) {
    throw new MigrationError(
      'unknown-version',
      `Migration ${version} (${name}) is applied, but this release does not know it.`,
    );
  }
  if (migration.down === undefined) {
    throw new MigrationError('no-down', `Migration ${version} (${name}) has no way back.`);
  }
  return { migration, text: migration.down };
}
