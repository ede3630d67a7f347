import { Counter, Histogram, type Registry } from 'prom-client';

export interface SnapshotCacheMetrics {
  read(how: 'remembered' | 'rebuilt' | 'alone'): void;
  waited(waitedMs: number): void;
}

export function snapshotCacheMetrics(registry: Registry): SnapshotCacheMetrics {
  const registers = [registry];
  const reads = new Counter({
    name: 'guidon_snapshot_cache_reads_total',
    help: 'Environments loaded, by where from: remembered in Redis, rebuilt from Postgres for all nodes, or read from Postgres alone because Redis was away.',
    labelNames: ['how'],
    registers,
  });
  const waits = new Histogram({
    name: 'guidon_snapshot_cache_wait_seconds',
    help: 'How long this node waited for another that read an environment.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return {
    read: (how) => reads.inc({ how }),
    waited: (waitedMs) => waits.observe(waitedMs / 1000),
  };
}
