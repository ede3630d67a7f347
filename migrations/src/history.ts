import type { Sql } from 'postgres';
import { MigrationError } from './migration-error.js';
import type { Migration, Phase } from './migration-files.js';

export interface Applied {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly phase: Phase;
  readonly appliedAt: Date;
}

export async function createHistory(sql: Sql): Promise<void> {
  await sql`create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    phase text not null,
    applied_at timestamptz not null default now(),
    duration_ms integer not null
  )`;
}

export async function readHistory(sql: Sql): Promise<readonly Applied[]> {
  const [table] = await sql`select to_regclass('schema_migrations') is not null as exists`;
  if (table?.['exists'] !== true) return [];
  return await sql<Applied[]>`
    select version, name, checksum, phase, applied_at as "appliedAt" from schema_migrations order by version`;
}

export async function recordUp(sql: Sql, migration: Migration, durationMs: number): Promise<void> {
  const { version, name, checksum, phase } = migration;
  await sql`insert into schema_migrations (version, name, checksum, phase, duration_ms)
    values (${version}, ${name}, ${checksum}, ${phase}, ${durationMs})`;
}

export async function recordDown(sql: Sql, { version }: Migration): Promise<void> {
  await sql`delete from schema_migrations where version = ${version}`;
}

/** What was applied stays as it was: a change is a new migration. */
export function refuseEdited(migrations: readonly Migration[], history: readonly Applied[]): void {
  for (const { version, name, checksum } of history) {
    const file = migrations.find((migration) => migration.version === version);
    if (file !== undefined && file.checksum !== checksum) {
      throw new MigrationError('edited', `Migration ${version} (${name}) was edited after it was applied.`);
    }
  }
}
