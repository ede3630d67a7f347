import type { Sql } from '../../database/database.js';
import { GuidonError, notFound, unavailable } from '../../errors.js';
import type { Evaluations, EvaluationsParams, EvaluationsQuery, TelemetryReport } from './telemetry.schema.js';
import { addReport, type CountRow, readCounts } from './telemetry.store.js';

export interface TelemetryDeps {
  readonly sql: Sql;
  readonly now: () => Date;
}

export type TelemetryService = ReturnType<typeof createTelemetryService>;

/** SDKs send again what was refused; more at once than this would only wait, and keep others from the database. */
const maxAtOnce = 32;
const dayMs = 86_400_000;
const longestRangeMs = 90 * dayMs;

export function createTelemetryService({ sql, now }: TelemetryDeps) {
  let running = 0;

  return {
    async add(environmentId: number, report: TelemetryReport): Promise<void> {
      if (running >= maxAtOnce) throw unavailable('Too many reports are being counted. Send this one again.');
      running += 1;
      try {
        await addReport(sql, environmentId, report);
      } finally {
        running -= 1;
      }
    },

    async evaluations(where: EvaluationsParams, query: EvaluationsQuery): Promise<Evaluations> {
      const { from, to } = rangeOf(query, now());
      const rows = await readCounts(sql, where, from, to);
      if (rows === undefined)
        throw notFound('flag in an environment', `${where.project}/${where.flag}/${where.environment}`);
      return { from: from.toISOString(), to: to.toISOString(), items: rows.map(viewOf) };
    },
  };
}

function rangeOf(query: EvaluationsQuery, now: Date): { from: Date; to: Date } {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - dayMs) : new Date(query.from);
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs > 0 && lengthMs <= longestRangeMs) return { from, to };
  const errors = [{ path: 'query/from', message: 'must lie before `to`, by 90 days at most' }];
  throw new GuidonError('malformed', 'query/from must lie before `to`, by 90 days at most.', { errors });
}

function viewOf({ hour, variant, count }: CountRow) {
  return { hour: hour.toISOString(), variant: variant === '' ? null : variant, count };
}
