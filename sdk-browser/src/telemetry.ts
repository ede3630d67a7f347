import type { Exchange } from './exchange.js';
import { postponed } from './postponed.js';
import type { Scope } from './scope.js';

/** The first is on the path of every decision that is asked for, the other sends what was counted. */
export type Telemetry = readonly [count: (flag: string, variant: string | null) => void, flush: () => void];

interface Count {
  readonly flag: string;
  readonly variant: string | null;
  count: number;
}

const intervalMs = 60_000;

/** While the page goes, browsers send 64 kB. What is counted beyond it is left out of the report. */
const maxCounts = 500;

/** Counts what was served and reports it about once a minute, and when it is told to. A report that is lost is lost. */
export function createTelemetry(scope: Scope, exchange: Exchange): Telemetry {
  let counts: Record<string, Count> = {};

  function send(): void {
    const body = JSON.stringify({ format: 1, counts: Object.values(counts).slice(0, maxCounts) });
    counts = {};
    exchange('telemetry', { method: 'POST', body, keepalive: true }).catch(() => undefined);
  }
  const [soon, flush] = postponed(scope, send, intervalMs * (0.5 + scope.Math.random()));

  return [
    (flag, variant) => {
      // No key of a flag has a comma, and so nothing that is inherited is met.
      counts[`${flag},${variant}`] ??= { flag, variant, count: 0 };
      (counts[`${flag},${variant}`] as Count).count += 1;
      soon();
    },
    flush,
  ];
}
