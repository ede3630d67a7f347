import type { Sql } from '../database/database.js';
import { malformedCursor } from './paging.js';

export interface Made {
  readonly createdAt: Date;
  readonly id: string;
}

const positionPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/**
 * A page of what was made last, of a table that the statement calls `alias`. A `Date` knows milliseconds alone: by what it
 * leaves out, rows would be passed over or told twice.
 */
export function newestFirst(sql: Sql, alias: string, after: string | null) {
  const at = sql`date_trunc('milliseconds', ${sql(alias)}.created_at)`;
  const id = sql`${sql(alias)}.id`;
  const last = after === null ? undefined : madeAt(after);
  return {
    /** To stand after other conditions. */
    andAfter: last === undefined ? sql`` : sql`and (${at}, ${id}) < (${last.createdAt}::timestamptz, ${last.id}::uuid)`,
    order: sql`${at} desc, ${id} desc`,
  };
}

function madeAt(position: string): Made {
  const [, at = '', id = ''] = positionPattern.exec(position) ?? [];
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime())) throw malformedCursor();
  return { createdAt, id };
}

export function positionOf({ createdAt, id }: Made): string {
  return `${createdAt.toISOString()} ${id}`;
}
