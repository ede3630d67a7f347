import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { IdempotencyHeader, IfMatch, problems } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import {
  NewWebhook,
  ProjectParams,
  Webhook,
  WebhookParams,
  WebhookPatch,
  WebhookWithSecret,
} from './webhooks.schema.js';
import type { WebhookResult, WebhooksService } from './webhooks.service.js';

export const tags = ['Webhooks'];
const webhooksPath = '/api/v1/projects/:project/webhooks';
export const webhookPath = `${webhooksPath}/:webhook`;
/** What it tells of may be anything of the project, and its URL may be a secret. */
export const config = { access: 'account', permission: 'project.edit' } as const;

export function webhookRoutes(webhooks: WebhooksService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      webhooksPath,
      {
        config,
        schema: {
          operationId: 'listWebhooks',
          summary: 'List whom a project tells of what happens',
          tags,
          params: ProjectParams,
          response: { 200: Type.Object({ items: Type.Array(Webhook) }), ...problems('not-found') },
        },
      },
      (request) => webhooks.list(request.params.project),
    );

    app.post(
      webhooksPath,
      {
        config,
        schema: {
          operationId: 'createWebhook',
          summary: 'Tell a URL of what happens',
          description: 'The answer holds the secret that deliveries are signed with: it is shown this once.',
          tags,
          params: ProjectParams,
          headers: IdempotencyHeader,
          body: NewWebhook,
          response: { 201: WebhookWithSecret, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project } = request.params;
        const result = await webhooks.create(callerOf(request), project, request.body);
        const path = `/api/v1/projects/${encodeURIComponent(project)}/webhooks/${result.webhook.id}`;
        return reply.code(201).header('location', path).send(answer(reply, result));
      },
    );

    app.get(
      webhookPath,
      {
        config,
        schema: {
          operationId: 'getWebhook',
          summary: 'Read a webhook, and how it is',
          tags,
          params: WebhookParams,
          response: { 200: Webhook, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await webhooks.read(request.params)),
    );

    app.patch(
      webhookPath,
      {
        config,
        schema: {
          operationId: 'updateWebhook',
          summary: 'Change a webhook, switch it off or on',
          description: 'What waits when it is switched off is not delivered, nor is what happens until it is on again.',
          tags,
          params: WebhookParams,
          headers: IfMatch,
          body: WebhookPatch,
          response: { 200: Webhook, ...problems('not-found', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await webhooks.update(callerOf(request), request.params, request.body)),
    );

    app.delete(
      webhookPath,
      {
        config,
        schema: {
          operationId: 'deleteWebhook',
          summary: 'Delete a webhook with its deliveries',
          tags,
          params: WebhookParams,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'stale') },
        },
      },
      async (request, reply) => {
        await webhooks.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );

    app.post(
      `${webhookPath}/rotate-secret`,
      {
        config,
        schema: {
          operationId: 'rotateWebhookSecret',
          summary: 'Sign with another secret',
          description: 'The answer holds it, this once. For 24 hours deliveries are signed with the one before, too.',
          tags,
          params: WebhookParams,
          headers: IdempotencyHeader,
          response: { 200: WebhookWithSecret, ...problems('not-found', 'conflict') },
        },
      },
      async (request, reply) => answer(reply, await webhooks.rotateSecret(callerOf(request), request.params)),
    );
    done();
  };
}

function answer<T extends Webhook>(reply: FastifyReply, { webhook, etag, warnings }: WebhookResult<T>): T {
  reply.header('etag', etag);
  warn(reply, warnings);
  return webhook;
}
