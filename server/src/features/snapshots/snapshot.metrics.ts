import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface SnapshotMetrics {
  rebuilt(reason: RebuildReason): void;
  /** How old a change was when this node applied it. */
  applied(ageMs: number): void;
  lookFailed(): void;
}

export type RebuildReason = 'gap' | 'restored' | 'client-gap';

export interface SnapshotGauges {
  environments(): number;
  setAside(): number;
}

export function snapshotMetrics(registry: Registry, gauges: SnapshotGauges): SnapshotMetrics {
  const registers = [registry];
  const rebuilds = new Counter({
    name: 'guidon_snapshot_rebuilds_total',
    help: 'Snapshots read anew from the tables because the chain of changes did not lead on.',
    labelNames: ['reason'],
    registers,
  });
  const lag = new Histogram({
    name: 'guidon_feed_lag_seconds',
    help: 'Age of a change when this node applied it.',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 5, 30],
    registers,
  });
  const failures = new Counter({
    name: 'guidon_snapshot_looks_failed_total',
    help: 'Looks at Postgres for changes that had no answer.',
    registers,
  });
  measure('guidon_environments_held', 'Environments held in memory.', gauges.environments, registry);
  measure(
    'guidon_set_aside',
    'Flags and segments that cannot be read and are served as they last could.',
    gauges.setAside,
    registry,
  );
  return {
    rebuilt: (reason) => rebuilds.inc({ reason }),
    applied: (ageMs) => lag.observe(Math.max(0, ageMs) / 1000),
    lookFailed: () => failures.inc(),
  };
}

/** What costs Postgres most. */
export function snapshotQueryCount(registry: Registry): () => void {
  const queries = new Counter({
    name: 'guidon_snapshot_queries_total',
    help: 'Whole environments read from Postgres by this node.',
    registers: [registry],
  });
  return () => queries.inc();
}

function measure(name: string, help: string, read: () => number, registry: Registry): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read());
    },
  });
}
