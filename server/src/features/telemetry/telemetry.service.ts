import type { Sql } from '../../database/database.js';
import type { ReadAside } from '../../database/replica.js';
import { GuidonError, invalid, notFound, unavailable } from '../../errors.js';
import type { World } from '../../world.js';
import { createSamples, type SampleWish } from './samples.service.js';
import { type PageReports, pageReports } from './telemetry.pages.js';
import {
  type Evaluations,
  type EvaluationsParams,
  type EvaluationsQuery,
  type FlagEvaluations,
  type FlagEvaluationsQuery,
  identityNames,
  type ServerReport,
  type TelemetryReport,
} from './telemetry.schema.js';
import { addPageReport, addReport, type CountRow, readCounts, readSteps, type StepRow } from './telemetry.store.js';

export interface TelemetryDeps {
  readonly sql: Sql;
  readonly readAside: ReadAside;
  readonly world: World;
}

/** Whose key a report bears. */
export interface Reporter {
  readonly environmentId: number;
  readonly keyId: string;
  /** A client key is public: what comes with it is anybody's word. */
  readonly kind: 'server' | 'client';
  readonly protocol: number;
}

export type TelemetryService = ReturnType<typeof createTelemetryService>;

/** SDKs send again what was refused; more at once than this would only wait, and keep others from the database. */
const maxAtOnce = 32;
/** A crowd of pages leaves room for the reports of servers. */
const maxPagesAtOnce = 16;
const dayMs = 86_400_000;
const longestRangeMs = 90 * dayMs;

export function createTelemetryService({ sql, readAside, world }: TelemetryDeps) {
  const pages: PageReports = pageReports(world);
  const samples = createSamples({ sql, world });
  let running = 0;

  async function counting(most: number, count: () => Promise<void>): Promise<void> {
    if (running >= most) throw unavailable('Too many reports are being counted. Send this one again.');
    running += 1;
    try {
      await count();
    } finally {
      running -= 1;
    }
  }

  return {
    async add(reporter: Reporter, report: TelemetryReport): Promise<SampleWish | undefined> {
      const { environmentId, keyId, kind } = reporter;
      if (kind === 'server') {
        const whole = serverReport(report);
        await counting(maxAtOnce, () => addReport(sql, reporter, whole));
        // The report is counted: what becomes of its sample is no reason to send it again.
        return await samples.take(environmentId, report.contexts ?? []).catch(() => undefined);
      }
      const count = () => addPageReport(sql, environmentId, report);
      await pages.once({ environmentId, keyId, report }, () => counting(maxPagesAtOnce, count));
      return undefined;
    },

    async evaluations(where: EvaluationsParams, query: EvaluationsQuery): Promise<Evaluations> {
      const { from, to } = rangeOf(query, world.date());
      const rows = await readAside((aside) => readCounts(aside, where, from, to));
      if (rows === undefined)
        throw notFound('flag in an environment', `${where.project}/${where.flag}/${where.environment}`);
      return { from: from.toISOString(), to: to.toISOString(), items: rows.map(viewOf) };
    },

    async evaluationsOfFlag(
      { project, flag }: { readonly project: string; readonly flag: string },
      { environment, step = 'hour', ...query }: FlagEvaluationsQuery,
    ): Promise<FlagEvaluations> {
      const range = { ...rangeOf(query, world.date()), step };
      const rows = await readAside((aside) => readSteps(aside, { project, flag, environment }, range));
      if (rows === undefined) throw notFound('flag', [project, flag, environment].filter(Boolean).join('/'));
      return { from: range.from.toISOString(), to: range.to.toISOString(), step, items: rows.map(stepOf) };
    },
  };
}

/** Only a report that says whose it is can be counted once, and listed. */
function serverReport(report: TelemetryReport): ServerReport {
  const missing = identityNames.filter((name) => report[name] === undefined);
  if (missing.length > 0)
    throw invalid(missing.map((name) => ({ path: `body/${name}`, message: 'must be given with a server key' })));
  return report as ServerReport;
}

function rangeOf(query: EvaluationsQuery, now: Date): { from: Date; to: Date } {
  const to = query.to === undefined ? now : new Date(query.to);
  const from = query.from === undefined ? new Date(to.getTime() - dayMs) : new Date(query.from);
  const lengthMs = to.getTime() - from.getTime();
  if (lengthMs > 0 && lengthMs <= longestRangeMs) return { from, to };
  const errors = [{ path: 'query/from', message: 'must lie before `to`, by 90 days at most' }];
  throw new GuidonError('malformed', 'query/from must lie before `to`, by 90 days at most.', { errors });
}

function stepOf({ at, environment, variant, count }: StepRow) {
  return { at: at.toISOString(), environment, variant: variant === '' ? null : variant, count };
}

function viewOf({ hour, variant, count }: CountRow) {
  return { hour: hour.toISOString(), variant: variant === '' ? null : variant, count };
}
