import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, problems, strictObject } from '../../http/schemas.js';
import { CreatedSdkKey, EnvironmentParams, NewSdkKeyBody, SdkKey, SdkKeyParams } from './sdk-keys.schema.js';
import type { SdkKeysService } from './sdk-keys.service.js';

const tags = ['SDK keys'];
const path = '/api/v1/projects/:project/environments/:environment/sdk-keys';

export function sdkKeyRoutes(keys: SdkKeysService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      path,
      {
        config: { access: 'token' },
        schema: {
          operationId: 'listSdkKeys',
          summary: "List an environment's SDK keys",
          tags,
          params: EnvironmentParams,
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(SdkKey), ...problems('not-found') },
        },
      },
      (request) => keys.list(request.params, request.query),
    );

    app.post(
      path,
      {
        config: { access: 'token' },
        schema: {
          operationId: 'createSdkKey',
          summary: 'Make an SDK key',
          description: 'The key is shown this once.',
          tags,
          params: EnvironmentParams,
          headers: IdempotencyHeader,
          body: NewSdkKeyBody,
          response: { 201: CreatedSdkKey, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await keys.create(callerOf(request), request.params, request.body)),
    );

    app.delete(
      `${path}/:key`,
      {
        config: { access: 'token' },
        schema: {
          operationId: 'revokeSdkKey',
          summary: 'Revoke an SDK key',
          description: 'Its streams end at once.',
          tags,
          params: SdkKeyParams,
          response: { 204: Type.Null({ description: 'It is refused from now on.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        await keys.revoke(callerOf(request), request.params, request.params.key);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}
