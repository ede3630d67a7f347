import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type ReservedSql } from 'postgres';
import { MigrationError } from './migration-error.js';

/** Spells "guidon"; the second key leaves room for other locks of ours. */
const lockKeys = [0x67_75_69_64, 1] as const;

const pollMs = 200;

/** Runs on one connection, while no other runner does. */
export async function withLockedConnection<T>(
  url: string,
  lockWaitMs: number,
  run: (sql: ReservedSql) => Promise<T>,
): Promise<T> {
  return await withConnection(url, async (sql) => {
    await takeLock(sql, lockWaitMs);
    return await run(sql);
  });
}

/** The lock belongs to the session, so it goes with the connection, however this ends. */
export async function withConnection<T>(url: string, run: (sql: ReservedSql) => Promise<T>): Promise<T> {
  const pool = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'guidon-migrate', lock_timeout: 5_000 },
  });
  try {
    const sql = await pool.reserve();
    return await run(sql);
  } finally {
    await pool.end({ timeout: 0 });
  }
}

// Polls, because a blocking pg_advisory_lock() holds a snapshot: the holder's CREATE INDEX CONCURRENTLY
// would wait for it, and both would deadlock.
async function takeLock(sql: ReservedSql, lockWaitMs: number): Promise<void> {
  const begunAt = performance.now();
  for (;;) {
    const [row] = await sql`select pg_try_advisory_lock(${lockKeys[0]}::int, ${lockKeys[1]}::int) as taken`;
    if (row?.['taken'] === true) return;
    if (performance.now() - begunAt >= lockWaitMs) {
      throw new MigrationError('busy', `Another migration has been running for ${lockWaitMs} ms. Try again later.`);
    }
    await sleep(pollMs);
  }
}
