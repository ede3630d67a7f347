import { Counter, Histogram, type Registry } from 'prom-client';

export interface ReleaseMetrics {
  /** How late each was that went on by itself. */
  wentOn(lateMs: readonly number[]): void;
  gaveUp(): void;
}

export function releaseMetrics(registry: Registry): ReleaseMetrics {
  const registers = [registry];
  const lags = new Histogram({
    name: 'guidon_release_lag_seconds',
    help: 'How late releases went on by themselves, after they were due.',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 3_600],
    registers,
  });
  const givenUp = new Counter({
    name: 'guidon_releases_given_up_total',
    help: 'Releases that could not go on, and were paused.',
    registers,
  });
  return {
    wentOn: (lateMs) => {
      for (const ms of lateMs) lags.observe(Math.max(0, ms) / 1_000);
    },
    gaveUp: () => givenUp.inc(),
  };
}
