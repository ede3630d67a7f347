import type { Send } from './exchange.js';
import type { Scope } from './scope.js';
import { uuid } from './storage.js';
import { timerOf } from './timer.js';
import { sdkVersion } from './version.js';

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
export function createTelemetry(scope: Scope, send: Send, versionOf: () => number): Telemetry {
  let instance: string | undefined;
  /** By flag and variant, as JSON. */
  const counts = new Map<string, number>();
  const timer = timerOf(scope);
  let sequence = 0;
  let from: string;

  const now = (): string => new Date(scope.Date.now()).toISOString();
  function flush(): void {
    timer();
    if (!counts.size) return;
    sequence += 1;
    instance ??= uuid(scope);
    const about = { format: 1, instance, sequence, sdk: 'browser', sdkVersion, version: versionOf(), from, to: now() };
    const all = [...counts].map(([name, count]) => ({ ...JSON.parse(name), count }));
    const body = JSON.stringify({ ...about, counts: all });
    counts.clear();
    send('telemetry', { body, keepalive: true }).catch(() => undefined);
  }

  return {
    count(flag, variant) {
      const name = JSON.stringify({ flag, variant });
      const held = counts.get(name) ?? 0;
      if (!counts.size) {
        from = now();
        timer(intervalMs * (0.5 + scope.Math.random()), flush);
      }
      if (held || counts.size < maxCounts) counts.set(name, held + 1);
    },
    flush,
  };
}
