import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import type { BaseUrl } from '../../http/base-url.js';
import { callerOf } from '../../http/caller.js';
import { IdempotencyHeader, IfMatch, Param, problems } from '../../http/schemas.js';
import { IdentityProvider, IdentityProviderPatch, NewIdentityProvider } from './providers.schema.js';
import type { ProviderResult, ProvidersService } from './providers.service.js';

const tags = ['Identity providers'];
const config = { access: 'account', permission: 'settings.edit' } as const;
const listPath = '/api/v1/identity-providers';
const params = Type.Object({ key: Param });

export function providerRoutes(providers: ProvidersService, baseUrl: BaseUrl): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config,
        schema: {
          operationId: 'listIdentityProviders',
          summary: 'List the identity providers',
          tags,
          response: { 200: Type.Object({ items: Type.Array(IdentityProvider) }), ...problems() },
        },
      },
      (request) => providers.list(baseUrl(request)),
    );

    app.post(
      listPath,
      {
        config,
        schema: {
          operationId: 'createIdentityProvider',
          summary: 'Let people sign in with an identity provider',
          tags,
          headers: IdempotencyHeader,
          body: NewIdentityProvider,
          response: { 201: IdentityProvider, ...problems('conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const result = await providers.create(callerOf(request), request.body, baseUrl(request));
        reply.header('location', `${listPath}/${result.provider.key}`);
        return reply.code(201).send(answer(reply, result));
      },
    );

    app.patch(
      `${listPath}/:key`,
      {
        config,
        schema: {
          operationId: 'updateIdentityProvider',
          summary: 'Change an identity provider',
          description:
            'Switching it off ends the sessions that it began. So does another issuer, to which nobody is known yet.',
          tags,
          params,
          headers: IfMatch,
          body: IdentityProviderPatch,
          response: { 200: IdentityProvider, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) =>
        answer(reply, await providers.update(callerOf(request), request.params.key, request.body, baseUrl(request))),
    );

    app.delete(
      `${listPath}/:key`,
      {
        config,
        schema: {
          operationId: 'deleteIdentityProvider',
          summary: 'Remove an identity provider',
          description: 'Ends the sessions that it began; the accounts stay.',
          tags,
          params,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'stale') },
        },
      },
      async (request, reply) => {
        await providers.remove(callerOf(request), request.params.key);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { provider, etag }: ProviderResult): IdentityProvider {
  reply.header('etag', etag);
  return provider;
}
