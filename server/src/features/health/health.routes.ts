import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { type CheckResult, isServing, type Readiness, type RunChecks } from './health.checks.js';

export interface HealthDeps {
  readonly checks: RunChecks;
  /** For probes. */
  readonly promptChecks: RunChecks;
  readonly judge: (results: readonly CheckResult[]) => Readiness;
  readonly release: string;
}

const Check = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('failing')]),
  latencyMs: Type.Number(),
  detail: Type.Optional(Type.String()),
});
const Health = Type.Object({
  status: Type.String(),
  release: Type.String(),
  checks: Type.Record(Type.String(), Check),
});
const tags = ['Health'];

export function healthRoutes({ checks, promptChecks, judge, release }: HealthDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/health/live',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'isLive',
          summary: 'Whether the process answers at all',
          tags,
          response: { 200: Type.Object({ status: Type.Literal('ok') }) },
        },
      },
      () => ({ status: 'ok' as const }),
    );

    app.get(
      '/health/ready',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'isReady',
          summary: 'Whether requests may be sent here',
          description:
            'Once ready, a node stays so when its database or its Redis goes, and says `degraded`. Draining answers 503. It waits for no dependency: it answers within a quarter of a second, by what was known last.',
          tags,
          response: { 200: Health, 503: Health },
        },
      },
      async (_request, reply) => {
        const results = await promptChecks();
        const status = judge(results);
        const isReady = status === 'ready' || status === 'degraded';
        return reply
          .code(isReady ? 200 : 503)
          .header('cache-control', 'no-store')
          .send({ status, ...viewOf(results, release) });
      },
    );

    app.get(
      '/health',
      {
        config: { access: 'public' },
        schema: {
          operationId: 'getHealth',
          summary: 'Every dependency, with its latency',
          description: '503 where one fails, or does not answer within 2 s. Redis is only `degraded`.',
          tags,
          response: { 200: Health, 503: Health },
        },
      },
      async (_request, reply) => {
        const results = await checks();
        const isWell = results.every((result) => result.isWell);
        const isUp = isServing(results);
        const status = isWell ? 'ok' : isUp ? 'degraded' : 'failing';
        return reply
          .code(isUp ? 200 : 503)
          .header('cache-control', 'no-store')
          .send({ status, ...viewOf(results, release) });
      },
    );
    done();
  };
}

function viewOf(results: readonly CheckResult[], release: string) {
  const checks = results.map(({ name, isWell, latencyMs, detail }) => {
    const status = isWell ? ('ok' as const) : ('failing' as const);
    return [name, { status, latencyMs, ...(detail !== undefined && { detail }) }] as const;
  });
  return { release, checks: Object.fromEntries(checks) };
}
