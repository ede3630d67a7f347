import { GuidonError } from '../../errors.js';

/** What a page may hold, whatever the rows are like: a record may be a few bytes or two megabytes. */
export const pageBytes = 1_000_000;

const firstRows = 64;
const mostRows = 1_024;

/**
 * All rows in pages, each asked for by a statement of its own: nothing is held in the database while whoever reads
 * takes their time. `read` may give fewer rows than asked for, where they are large; then fewer are asked for.
 */
export async function* inPages<Row>(
  read: (after: number, rows: number) => Promise<readonly Row[]>,
  positionOf: (row: Row) => number,
): AsyncGenerator<readonly Row[], void> {
  let after = 0;
  let rows = firstRows;
  for (;;) {
    const page = await read(after, rows);
    const last = page.at(-1);
    if (last === undefined) return;
    const next = positionOf(last);
    if (next <= after) throw new GuidonError('internal', `After ${after} came ${next}: the order is broken.`);
    yield page;
    after = next;
    rows = page.length < rows ? page.length : Math.min(rows * 2, mostRows);
  }
}
