import type { Exchange } from './exchange.js';
import type { Scope } from './scope.js';

export interface Telemetry {
  /** On the path of every decision that is asked for. */
  readonly count: (flag: string, variant: string | null) => void;
  /** Sends what was counted. */
  readonly flush: () => void;
}

const intervalMs = 60_000;

/** While the page goes, browsers send 64 kB. What is counted beyond it is left out of the report. */
const maxCounts = 500;

/** Counts what was served and reports it about once a minute, and when it is told to. A report that is lost is lost. */
export function createTelemetry(scope: Scope, exchange: Exchange): Telemetry {
  /** By flag and variant, as JSON. */
  let counts: Record<string, number> = {};
  let size = 0;
  let from: string;

  const now = (): string => new Date(scope.Date.now()).toJSON();
  function flush(): void {
    if (!size) return;
    const all = Object.entries(counts).map(([name, count]) => ({ ...JSON.parse(name), count }));
    const body = JSON.stringify({ format: 1, from, to: now(), counts: all });
    counts = {};
    size = 0;
    exchange('telemetry', { body, keepalive: true }).catch(() => undefined);
  }

  return {
    count(flag, variant) {
      const name = JSON.stringify({ flag, variant });
      if (!size) {
        from = now();
        scope.setTimeout(flush, intervalMs * (0.5 + scope.Math.random()));
      }
      if (counts[name]) counts[name] += 1;
      else if (size < maxCounts) {
        counts[name] = 1;
        size += 1;
      }
    },
    flush,
  };
}
