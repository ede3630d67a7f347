import { type TSchema, Type } from '@sinclair/typebox';
import { GuidonError } from '../errors.js';

export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 1000, description: '`nextCursor` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
};

export interface Page<T> {
  readonly items: T[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

export interface PageRequest {
  readonly cursor?: string;
  readonly limit?: number;
}

export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Union([Type.String(), Type.Null()]) });
}

/** Where a page begins, and how many rows to ask for: one more than shown tells whether there is a next. */
export function pageStart({ cursor, limit = 50 }: PageRequest): { after: string | null; rows: number } {
  return { after: cursor === undefined ? null : decodeCursor(cursor), rows: limit + 1 };
}

export function toPage<Row, T>(
  rows: readonly Row[],
  request: PageRequest,
  positionOf: (row: Row) => string | number,
  view: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, request.limit ?? 50);
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return { items: shown.map(view), nextCursor: hasMore ? encodeCursor(String(positionOf(last))) : null };
}

function encodeCursor(position: string): string {
  return Buffer.from(`1:${position}`).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const text = /^[\w-]+$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : '';
  if (/^1:[\x20-\x7e]{1,200}$/.test(text)) return text.slice(2);
  throw malformedCursor();
}

/** For lists whose order is a number. */
export function numericPosition(position: string | null): number | null {
  if (position === null) return null;
  if (!/^\d{1,15}$/.test(position)) throw malformedCursor();
  return Number(position);
}

export function malformedCursor(): GuidonError {
  const errors = [{ path: 'query/cursor', message: 'is no cursor of this list' }];
  return new GuidonError('malformed', 'query/cursor is no cursor of this list: begin without one.', { errors });
}
