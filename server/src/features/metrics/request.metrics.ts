import type { FastifyInstance, onResponseHookHandler } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { isOfApi } from '../../http/access.js';
import { hooksOf } from '../../http/hooks.js';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];

type CountOf = (method: string, route: string) => (status: number) => void;

/** Labelled by the route's pattern: what callers write into a path makes no series. Handed over only when asked for. */
export function requestCounts(registry: Registry): CountOf {
  const flushes: (() => void)[] = [];
  const requests = new Counter({
    name: 'guidon_http_requests_total',
    help: 'Requests answered, by route and status; streams once they have ended are not among them.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    collect() {
      for (const flush of flushes) flush();
    },
  });
  return (method, route) => {
    const counts = new Map<number, number>();
    flushes.push(() => {
      for (const [status, count] of counts) requests.inc({ method, route, status: String(status) }, count);
      counts.clear();
    });
    return (status) => void counts.set(status, (counts.get(status) ?? 0) + 1);
  };
}

/** What people and their tools ask for; SDKs' requests are answered from memory, and only counted. */
export function measureDurations(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'guidon_http_request_duration_seconds',
    help: 'How long requests of the REST API took, by route.',
    labelNames: ['method', 'route'],
    buckets,
    registers: [registry],
  });
  app.addHook('onRoute', (route) => {
    if (!isOfApi(route.config)) return;
    const series = durations.labels(String(route.method), route.url);
    const observe: onResponseHookHandler = (_request, reply, done) => {
      series.observe(reply.elapsedTime / 1000);
      done();
    };
    route.onResponse = [...hooksOf(route.onResponse), observe];
  });
}
