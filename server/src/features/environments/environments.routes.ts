import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems, strictObject } from '../../http/schemas.js';
import { EnvironmentPatch, EnvironmentView, NewEnvironment } from './environments.schema.js';
import type { EnvironmentResult, EnvironmentsService } from './environments.service.js';

const tags = ['Environments'];
const listPath = '/api/v1/projects/:project/environments';
const itemPath = `${listPath}/:environment`;
const params = Type.Object({ project: Param, environment: Param });

export function environmentRoutes(environments: EnvironmentsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listEnvironments',
          summary: "List a project's environments",
          tags,
          params: Type.Object({ project: Param }),
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(EnvironmentView), ...problems('not-found') },
        },
      },
      (request) => environments.list(request.params.project, request.query),
    );

    app.post(
      listPath,
      {
        config: { access: 'account', permission: 'environment.edit' },
        schema: {
          operationId: 'createEnvironment',
          summary: 'Make an environment',
          description: 'It begins with every flag of the project, as a new flag is: switched off.',
          tags,
          params: Type.Object({ project: Param }),
          headers: IdempotencyHeader,
          body: NewEnvironment,
          response: { 201: EnvironmentView, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project } = request.params;
        const result = await environments.create(callerOf(request), project, request.body);
        const path = `/api/v1/projects/${encodeURIComponent(project)}/environments/${result.environment.key}`;
        return reply.code(201).header('location', path).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getEnvironment',
          summary: 'Read an environment',
          tags,
          params,
          response: { 200: EnvironmentView, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await environments.read(request.params)),
    );

    app.patch(
      itemPath,
      {
        config: { access: 'account', permission: 'environment.edit' },
        schema: {
          operationId: 'updateEnvironment',
          summary: "Change an environment's name, or who may change what is served there",
          tags,
          params,
          headers: IfMatch,
          body: EnvironmentPatch,
          response: { 200: EnvironmentView, ...problems('not-found', 'stale') },
        },
      },
      async (request, reply) =>
        answer(reply, await environments.update(callerOf(request), request.params, request.body)),
    );

    app.delete(
      itemPath,
      {
        config: { access: 'account', permission: 'environment.edit' },
        schema: {
          operationId: 'deleteEnvironment',
          summary: 'Delete an environment',
          description: 'Refused with 409 while it has SDK keys that are not revoked.',
          tags,
          params,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) => {
        await environments.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { environment, etag }: EnvironmentResult): EnvironmentView {
  reply.header('etag', etag);
  return environment;
}
