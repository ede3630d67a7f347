import type { Sql } from '../database/database.js';
import { malformedCursor } from './paging.js';

/** Where a row stands in such a list: its time to the microsecond, which a `Date` has not, and what tells those of one time apart. */
export interface Placed {
  readonly position: string;
}

const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const idPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The `position` of the rows of a table that the statement calls `alias`. */
export function selectPosition(sql: Sql, alias: string) {
  return sql`${selectTime(sql, alias)} || ' ' || ${sql(alias)}.id as position`;
}

/** A page of what was made last, of a table that the statement calls `alias`; its rows have a `position`. */
export function newestFirst(sql: Sql, alias: string, after: string | null) {
  const at = sql`${sql(alias)}.created_at`;
  const id = sql`${sql(alias)}.id`;
  const last = after === null ? undefined : placeIn(after);
  return {
    /** To stand after other conditions. */
    andAfter: last === undefined ? sql`` : sql`and (${at}, ${id}) < (${instant(sql, last.at)}, ${last.id}::uuid)`,
    order: sql`${at} desc, ${id} desc`,
  };
}

function placeIn(position: string) {
  const [at = '', id = '', ...more] = position.split(' ');
  if (more.length > 0) throw malformedCursor();
  return { at: timeIn(at), id: idIn(id) };
}

export function positionOf({ position }: Placed): string {
  return position;
}

export function selectTime(sql: Sql, alias: string) {
  return sql`to_char(${sql(alias)}.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** As text, for the driver would make a `Date` of it. */
export function instant(sql: Sql, time: string) {
  return sql`${time}::text::timestamptz`;
}

export function timeIn(text: string): string {
  if (!timePattern.test(text) || Number.isNaN(new Date(text).getTime())) throw malformedCursor();
  return text;
}

export function idIn(text: string): string {
  if (!idPattern.test(text)) throw malformedCursor();
  return text;
}
