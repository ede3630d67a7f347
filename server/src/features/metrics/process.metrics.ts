import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** Returns what ends the measuring. */
export function measureProcess(registry: Registry, release: string): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gauge = (name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        collect(this);
      },
    });
  gauge('guidon_release_info', 'The release that runs.', ['release'], (info) => info.set({ release }, 1));
  gauge('process_resident_memory_bytes', 'Resident memory.', [], (memory) => memory.set(process.memoryUsage.rss()));
  gauge('process_uptime_seconds', 'Since the process began.', [], (uptime) => uptime.set(process.uptime()));
  gauge('guidon_event_loop_delay_seconds', 'Since the last scrape.', ['quantile'], (quantiles) => {
    for (const quantile of [50, 99, 100]) {
      quantiles.set({ quantile: String(quantile / 100) }, delay.percentile(quantile) / 1e9);
    }
    delay.reset();
  });
  return () => delay.disable();
}
