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
  const counts = new Map<string, { readonly flag: string; readonly variant: string | null; count: number }>();
  let timer: number | undefined;

  function flush(): void {
    scope.clearTimeout(timer);
    timer = undefined;
    if (!counts.size) return;
    const body = JSON.stringify({ format: 1, counts: [...counts.values()] });
    counts.clear();
    exchange('telemetry', { body, keepalive: true }).catch(() => undefined);
  }

  return {
    count(flag, variant) {
      const name = JSON.stringify([flag, variant]);
      const held = counts.get(name) ?? { flag, variant, count: 0 };
      held.count += 1;
      if (counts.size < maxCounts) counts.set(name, held);
      timer ??= scope.setTimeout(flush, intervalMs * (0.5 + scope.Math.random()));
    },
    flush,
  };
}
