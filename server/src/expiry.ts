import type postgres from 'postgres';
import type { Sql } from './database/database.js';
import type { Job } from './jobs.js';

/** Rows that are no longer wanted. */
export interface Expired {
  readonly table: string;
  /** A query for their `ctid`. */
  readonly rows: (sql: Sql) => postgres.PendingQuery<postgres.Row[]>;
}

/** In one statement: a transaction stays short, and so do its locks. */
const rowsAtOnce = 5_000;

/** Deletes what its queries name, little by little. */
export function expiryJob(name: string, expired: readonly Expired[], periodMs = 600_000): Job {
  return {
    name,
    periodMs,
    step: async (sql) => {
      let isMoreLeft = false;
      for (const { table, rows } of expired) {
        const gone = await sql`delete from ${sql(table)} where ctid in (${rows(sql)} limit ${rowsAtOnce})`;
        isMoreLeft ||= gone.count === rowsAtOnce;
      }
      return isMoreLeft;
    },
  };
}

/** Of each environment all rows but those seen last. */
export function allBut(table: string, kept: number): Expired {
  return {
    table,
    rows: (sql) => sql`
      select ranked.ctid from (
        select ctid, row_number() over (partition by environment_id order by seen_at desc) as place from ${sql(table)}
      ) as ranked where ranked.place > ${kept}`,
  };
}
