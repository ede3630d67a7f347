import { Readable } from 'node:stream';
import { within } from '../../async.js';
import type { Sql } from '../../database/database.js';
import { GuidonError, unavailable } from '../../errors.js';
import type { World } from '../../world.js';
import type { AuditFilter, ExportFormat } from './audit.schema.js';
import { type ExportRow, newestAuditId, readExportPage, type Scope } from './audit.store.js';
import { type AuditFormat, auditFormats } from './audit-export.formats.js';
import { inPages, pageBytes } from './audit-pages.js';

export interface AuditExportsDeps {
  readonly sql: Sql;
  readonly world: Pick<World, 'now' | 'date' | 'after'>;
  /** Each takes one connection of the pool now and then. */
  readonly maxAtOnce?: number;
  readonly deadlineMs?: number;
  /** Until the first byte: a database that does not answer is told as such. */
  readonly firstPageMs?: number;
}

export interface AuditExport {
  readonly mediaType: string;
  readonly fileName: string;
  readonly content: Readable;
}

export type AuditExports = ReturnType<typeof createAuditExports>;

export function createAuditExports(deps: AuditExportsDeps) {
  const { sql, world, maxAtOnce = 2, deadlineMs = 600_000, firstPageMs = 1_900 } = deps;
  let running = 0;

  async function open(filter: AuditFilter & Scope, format: ExportFormat): Promise<AuditExport> {
    const pages = pagesOf(sql, filter, world, deadlineMs);
    const first = await within(world, firstPageMs, pages.next());
    const content = Readable.from(textOf(auditFormats[format], first, pages), { objectMode: false });
    const fileName = `guidon-audit-${world.date().toISOString().slice(0, 10)}.${format}`;
    return { mediaType: auditFormats[format].mediaType, fileName, content };
  }

  return {
    /** Of the records there are at this moment, the oldest first. A content that fails midway is cut, not ended. */
    async open(filter: AuditFilter & Scope, format: ExportFormat): Promise<AuditExport> {
      if (running >= maxAtOnce) throw busy();
      running += 1;
      const release = () => {
        running -= 1;
      };
      try {
        const opened = await open(filter, format);
        opened.content.once('close', release);
        return opened;
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

async function* pagesOf(sql: Sql, filter: AuditFilter & Scope, world: Pick<World, 'now'>, deadlineMs: number) {
  const endsAt = world.now() + deadlineMs;
  const upTo = await newestAuditId(sql);
  const read = (after: number, rows: number) => {
    if (world.now() > endsAt) throw unavailable('The export took too long. Export a shorter time, with from and to.');
    return readExportPage(sql, filter, { after, upTo, rows, bytes: pageBytes });
  };
  yield* inPages(read, (row) => row.id);
}

type Pages = AsyncGenerator<readonly ExportRow[], void>;

async function* textOf(format: AuditFormat, first: IteratorResult<readonly ExportRow[], void>, pages: Pages) {
  yield format.start;
  if (first.done !== true) {
    yield format.lines(first.value, true);
    for await (const rows of pages) yield format.lines(rows, false);
  }
  yield format.end;
}

function busy(): GuidonError {
  const headers = { 'retry-after': '10' };
  return new GuidonError('unavailable', 'Other exports are under way on this node. Try again in a while.', { headers });
}
