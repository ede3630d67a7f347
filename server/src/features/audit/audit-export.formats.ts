import type { ExportFormat } from './audit.schema.js';
import type { ExportRow } from './audit.store.js';
import { csvLine } from './csv.js';

export interface AuditFormat {
  readonly mediaType: string;
  readonly start: string;
  readonly end: string;
  lines(rows: readonly ExportRow[], isFirst: boolean): string;
}

const columns = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'action',
  'project',
  'environment',
  'subjectKind',
  'subjectKey',
  'before',
  'after',
  'requestId',
  'sequence',
  'hash',
] as const satisfies readonly (keyof ExportRow)[];

export const auditFormats: Readonly<Record<ExportFormat, AuditFormat>> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    start: csvLine(columns),
    end: '',
    lines: (rows) => rows.map((row) => csvLine(columns.map((column) => row[column]))).join(''),
  },
  json: {
    mediaType: 'application/json; charset=utf-8',
    start: '[\n',
    end: '\n]\n',
    lines: (rows, isFirst) => (isFirst ? '' : ',\n') + rows.map(jsonOf).join(',\n'),
  },
  ndjson: {
    mediaType: 'application/x-ndjson; charset=utf-8',
    start: '',
    end: '',
    lines: (rows) => rows.map((row) => `${jsonOf(row)}\n`).join(''),
  },
};

/** `before` and `after` are the database's own JSON: to parse them would lose digits of large numbers. */
function jsonOf(row: ExportRow): string {
  const { id, at, action, project, environment, requestId, sequence, hash } = row;
  const actor = { kind: row.actorKind, id: row.actorId, name: row.actorName };
  const subject = { kind: row.subjectKind, key: row.subjectKey };
  const head = JSON.stringify({ id, at, actor, action, project, environment, subject }).slice(0, -1);
  const tail = JSON.stringify({ requestId, sequence, hash }).slice(1);
  return `${head},"before":${row.before ?? 'null'},"after":${row.after ?? 'null'},${tail}`;
}
