import { GuidonError } from '../../errors.js';
import type { TelemetryReport } from './telemetry.schema.js';

export interface PageReportLimits {
  readonly maxRemembered: number;
  readonly ratePerS: number;
  readonly burst: number;
}

const pageReportLimits: PageReportLimits = { maxRemembered: 50_000, ratePerS: 200, burst: 1_000 };

interface Chance {
  now(): number;
  random(): number;
}

export interface PageReport {
  readonly environmentId: number;
  readonly keyId: string;
  readonly report: Pick<TelemetryReport, 'instance' | 'sequence'>;
}

/**
 * Reports of pages. Each page is an instance of its own, so which were counted is remembered here, for the newest alone,
 * and not in the database. Their key is public: how many are taken is bounded for each.
 */
export interface PageReports {
  /** Runs `count`, unless this report was counted or is being counted; one without a name is always counted. Rejects as that does. */
  once(report: PageReport, count: () => Promise<void>): Promise<void>;
}

interface Counted {
  readonly sequence: number;
  readonly done: Promise<void>;
}

export function pageReports(chance: Chance, limits: PageReportLimits = pageReportLimits): PageReports {
  const counted = new Map<string, Counted>();
  const rate = rateByKey(chance, limits);

  function remember(name: string, entry: Counted): void {
    counted.delete(name);
    counted.set(name, entry);
    const [oldest] = counted.keys();
    if (counted.size > limits.maxRemembered && oldest !== undefined) counted.delete(oldest);
  }

  /** What failed is sent again, and is to be counted then. */
  function forget(name: string, entry: Counted, before: Counted | undefined): void {
    if (counted.get(name) !== entry) return;
    if (before === undefined) counted.delete(name);
    else counted.set(name, before);
  }

  return {
    once: ({ environmentId, keyId, report: { instance, sequence } }, count) => {
      if (instance === undefined || sequence === undefined) {
        rate(keyId);
        return count();
      }
      const name = `${environmentId} ${instance}`;
      const before = counted.get(name);
      if (before !== undefined && sequence <= before.sequence) return before.done;
      rate(keyId);
      const entry = { sequence, done: count() };
      remember(name, entry);
      entry.done.catch(() => forget(name, entry, before));
      return entry.done;
    },
  };
}

interface Bucket {
  tokens: number;
  atMs: number;
}

const maxBuckets = 10_000;

/** Throws where a key reports more than it may. */
function rateByKey({ now, random }: Chance, { ratePerS, burst }: PageReportLimits): (keyId: string) => void {
  const buckets = new Map<string, Bucket>();
  return (keyId) => {
    const nowMs = now();
    const { tokens, atMs } = buckets.get(keyId) ?? { tokens: burst, atMs: nowMs };
    const filled = Math.min(burst, tokens + ((nowMs - atMs) * ratePerS) / 1_000);
    if (filled < 1) throw tooMany(5 + Math.floor(random() * 55));
    if (buckets.size >= maxBuckets) buckets.clear();
    buckets.set(keyId, { tokens: filled - 1, atMs: nowMs });
  };
}

function tooMany(retryAfterS: number): GuidonError {
  return new GuidonError('too-many-requests', 'Pages report more with this SDK key than is counted. Send this later.', {
    headers: { 'retry-after': String(retryAfterS) },
  });
}
