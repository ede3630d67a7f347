import type { ReservedSql } from 'postgres';
import { withLockedConnection } from './connection.js';
import { createHistory, readHistory, recordDown, recordUp, refuseEdited } from './history.js';
import { MigrationError } from './migration-error.js';
import { loadMigrations, migrationsDir, runsOutsideTransaction } from './migration-files.js';
import { type Direction, planDown, planUp, type Step } from './plan.js';

export interface MigrateOptions {
  readonly url: string;
  readonly direction: Direction;
  /** The version to arrive at. Default: up to the newest, down by one. */
  readonly to?: number;
  readonly dir?: string;
  /** How long to wait while another runner is at work. Default: 60 s. */
  readonly lockWaitMs?: number;
  readonly log?: (line: string) => void;
}

/** Returns the versions it went through, in the order of its steps. */
export async function migrate(options: MigrateOptions): Promise<readonly number[]> {
  const { url, direction, to, dir = migrationsDir, lockWaitMs = 60_000, log = () => undefined } = options;
  const migrations = loadMigrations(dir);
  return await withLockedConnection(url, lockWaitMs, async (sql) => {
    await createHistory(sql);
    const history = await readHistory(sql);
    refuseEdited(migrations, history);
    const steps = direction === 'up' ? planUp(migrations, history, to) : planDown(migrations, history, to);
    for (const step of steps) log(await take(sql, direction, step));
    return steps.map(({ migration }) => migration.version);
  });
}

async function take(sql: ReservedSql, direction: Direction, step: Step): Promise<string> {
  const begunAt = performance.now();
  const { version, name } = step.migration;
  try {
    if (runsOutsideTransaction(step.text)) await runAlone(sql, direction, step);
    else await runInTransaction(sql, direction, step);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationError('failed', `Migration ${version} (${name}) ${direction} failed: ${reason}`, { cause });
  }
  return `${direction} ${version} ${name} (${Math.round(performance.now() - begunAt)} ms)`;
}

async function runInTransaction(sql: ReservedSql, direction: Direction, step: Step): Promise<void> {
  await sql`begin`;
  try {
    const begunAt = performance.now();
    await sql.unsafe(step.text).simple();
    await record(sql, direction, step, performance.now() - begunAt);
    await sql`commit`;
  } catch (error) {
    await sql`rollback`;
    throw error;
  }
}

// Without the simple protocol Postgres refuses a second statement by itself. The statement and its record are two
// steps, so such a file must bear being run again.
async function runAlone(sql: ReservedSql, direction: Direction, step: Step): Promise<void> {
  const begunAt = performance.now();
  await sql.unsafe(step.text, [], { prepare: false, simple: false } as { prepare: boolean });
  await record(sql, direction, step, performance.now() - begunAt);
}

async function record(sql: ReservedSql, direction: Direction, step: Step, durationMs: number): Promise<void> {
  if (direction === 'up') await recordUp(sql, step.migration, Math.round(durationMs));
  else await recordDown(sql, step.migration);
}
