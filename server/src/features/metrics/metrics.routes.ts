import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { Registry } from 'prom-client';

export function metricsRoutes(registry: Registry): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/metrics',
      {
        config: { access: 'account', permission: 'metrics.read' },
        schema: {
          operationId: 'getMetrics',
          summary: 'Metrics for Prometheus',
          tags: ['Health'],
          response: {
            200: { description: 'In the text format.', content: { 'text/plain': { schema: Type.String() } } },
          },
        },
      },
      async (_request, reply) => {
        const text = await registry.metrics();
        return reply.type(registry.contentType).serializer(String).send(text);
      },
    );
    done();
  };
}
