import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, problems, strictObject } from '../../http/schemas.js';
import {
  CreatedSdkKey,
  EnvironmentParams,
  NewSdkKeyBody,
  SdkKey,
  SdkKeyParams,
  SdkKeyPatch,
} from './sdk-keys.schema.js';
import type { SdkKeyResult, SdkKeysService } from './sdk-keys.service.js';

const tags = ['SDK keys'];
const path = '/api/v1/projects/:project/environments/:environment/sdk-keys';

export function sdkKeyRoutes(keys: SdkKeysService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      path,
      {
        config: { access: 'account', permission: 'sdk-key.read' },
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
        config: { access: 'account', permission: 'sdk-key.edit' },
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

    app.get(
      `${path}/:key`,
      {
        config: { access: 'account', permission: 'sdk-key.read' },
        schema: {
          operationId: 'getSdkKey',
          summary: 'Read a live SDK key',
          description: 'All but the key itself.',
          tags,
          params: SdkKeyParams,
          response: { 200: SdkKey, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await keys.read(request.params)),
    );

    app.patch(
      `${path}/:key`,
      {
        config: { access: 'account', permission: 'sdk-key.edit' },
        schema: {
          operationId: 'updateSdkKey',
          summary: 'Rename an SDK key, or change which pages may use it',
          description: 'Streams of pages that may use it no longer end at once.',
          tags,
          params: SdkKeyParams,
          headers: IfMatch,
          body: SdkKeyPatch,
          response: { 200: SdkKey, ...problems('not-found', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await keys.update(callerOf(request), request.params, request.body)),
    );

    app.delete(
      `${path}/:key`,
      {
        config: { access: 'account', permission: 'sdk-key.edit' },
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

function answer(reply: FastifyReply, { key, etag }: SdkKeyResult): SdkKey {
  reply.header('etag', etag);
  return key;
}
