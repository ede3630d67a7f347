import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, Param, problems, strictObject } from '../../http/schemas.js';
import { CreatedToken, NewTokenBody, Token } from './tokens.schema.js';
import type { TokensService } from './tokens.service.js';

const tags = ['Tokens'];

export function tokenRoutes(tokens: TokensService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/tokens',
      {
        config: { access: 'account', permission: 'tokens.read' },
        schema: {
          operationId: 'listTokens',
          summary: 'List the API tokens that one may revoke',
          tags,
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(Token), ...problems() },
        },
      },
      (request) => tokens.list(callerOf(request), request.query),
    );

    app.post(
      '/api/v1/tokens',
      {
        config: { access: 'account', permission: 'tokens.edit' },
        schema: {
          operationId: 'createToken',
          summary: 'Make an API token',
          description: 'The token is shown this once.',
          tags,
          headers: IdempotencyHeader,
          body: NewTokenBody,
          response: { 201: CreatedToken, ...problems('not-found', 'invalid') },
        },
      },
      async (request, reply) => reply.code(201).send(await tokens.create(callerOf(request), request.body)),
    );

    app.delete(
      '/api/v1/tokens/:token',
      {
        config: { access: 'account', permission: 'tokens.edit' },
        schema: {
          operationId: 'revokeToken',
          summary: 'Revoke an API token',
          tags,
          params: Type.Object({ token: Param }),
          response: { 204: Type.Null({ description: 'It is refused from now on.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        await tokens.revoke(callerOf(request), request.params.token);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}
