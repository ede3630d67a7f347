import { withConnection } from './connection.js';
import { type Applied, readHistory } from './history.js';
import { loadMigrations, type Migration, migrationsDir } from './migration-files.js';

export interface MigrationStatus {
  readonly version: number;
  readonly name: string;
  /** `unknown`: applied by a newer release than this. */
  readonly state: 'applied' | 'pending' | 'edited' | 'unknown';
  readonly appliedAt: Date | undefined;
}

export async function status(url: string, dir: string = migrationsDir): Promise<readonly MigrationStatus[]> {
  const migrations = loadMigrations(dir);
  const history = await withConnection(url, readHistory);
  const known = migrations.map((migration) => statusOf(migration, history));
  const unknown = history.filter(({ version }) => !migrations.some((migration) => migration.version === version));
  return [...known, ...unknown.map(unknownStatus)].sort((a, b) => a.version - b.version);
}

function statusOf(migration: Migration, history: readonly Applied[]): MigrationStatus {
  const { version, name, checksum } = migration;
  const applied = history.find((candidate) => candidate.version === version);
  if (applied === undefined) return { version, name, state: 'pending', appliedAt: undefined };
  const state = applied.checksum === checksum ? 'applied' : 'edited';
  return { version, name, state, appliedAt: applied.appliedAt };
}

const unknownStatus = ({ version, name, appliedAt }: Applied): MigrationStatus => ({
  version,
  name,
  state: 'unknown',
  appliedAt,
});
