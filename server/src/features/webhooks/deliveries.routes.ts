import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { IdempotencyHeader, problems } from '../../http/schemas.js';
import type { DeliveriesService } from './deliveries.service.js';
import { config, tags, webhookPath } from './webhooks.routes.js';
import { DeliveriesQuery, Delivery, DeliveryParams, WebhookParams } from './webhooks.schema.js';

export function deliveryRoutes(deliveries: DeliveriesService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      `${webhookPath}/deliveries`,
      {
        config,
        schema: {
          operationId: 'listDeliveries',
          summary: 'List what a webhook was told in the last 30 days, the newest first',
          tags,
          params: WebhookParams,
          querystring: DeliveriesQuery,
          response: { 200: pageOf(Delivery), ...problems('not-found') },
        },
      },
      (request) => deliveries.list(request.params, request.query),
    );

    app.post(
      `${webhookPath}/test`,
      {
        config,
        schema: {
          operationId: 'testWebhook',
          summary: 'Send a webhook something to see whether it arrives',
          description: 'Sent at once, and not tried again: the deliveries show what came of it.',
          tags,
          params: WebhookParams,
          headers: IdempotencyHeader,
          response: { 202: Delivery, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => reply.code(202).send(await deliveries.test(request.params)),
    );

    app.post(
      `${webhookPath}/deliveries/:delivery/redeliver`,
      {
        config,
        schema: {
          operationId: 'redeliver',
          summary: 'Deliver once more, from the first attempt on',
          tags,
          params: DeliveryParams,
          headers: IdempotencyHeader,
          response: { 202: Delivery, ...problems('not-found', 'conflict') },
        },
      },
      async (request, reply) => reply.code(202).send(await deliveries.redeliver(callerOf(request), request.params)),
    );
    done();
  };
}
