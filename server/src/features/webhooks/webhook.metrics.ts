import { Counter, type Registry } from 'prom-client';
import type { AttemptResult } from './webhook.lines.store.js';

export interface WebhookMetrics {
  /** An attempt, when what came of it was written down. */
  attempted(state: AttemptResult['state']): void;
}

export function webhookMetrics(registry: Registry): WebhookMetrics {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'guidon_webhook_deliveries_total',
    help: 'Deliveries that came to an end: delivered, or failed for good.',
    labelNames: ['outcome'],
    registers,
  });
  const failures = new Counter({
    name: 'guidon_webhook_attempts_failed_total',
    help: 'Attempts to deliver that came to nothing; most are made again.',
    registers,
  });
  // An alarm compares with what was there before the first: nothing is no zero.
  for (const outcome of ['delivered', 'failed']) deliveries.inc({ outcome }, 0);
  return {
    attempted: (state) => {
      if (state !== 'delivered') failures.inc();
      if (state !== 'waiting') deliveries.inc({ outcome: state });
    },
  };
}
