import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../../http/caller.js';
import { pageOf } from '../../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems } from '../../../http/schemas.js';
import {
  NewTemplate,
  ReleaseTemplate,
  TemplateChange,
  TemplateQuery,
  TemplatesQuery,
} from './release-templates.schema.js';
import type { TemplateResult, TemplatesService } from './release-templates.service.js';

const tags = ['Release templates'];
const listPath = '/api/v1/projects/:project/release-templates';
const itemPath = `${listPath}/:key`;
const ListParams = Type.Object({ project: Param });
const ItemParams = Type.Object({ project: Param, key: Param });
const read = { access: 'account', permission: 'project.read' } as const;
const edit = { access: 'account', permission: 'config.edit' } as const;
const largeBody = 8 * 1024 * 1024;

export function releaseTemplateRoutes(templates: TemplatesService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: read,
        schema: {
          operationId: 'listReleaseTemplates',
          summary: "List the templates of plans: those that come with the server, and the project's own",
          tags,
          params: ListParams,
          querystring: TemplatesQuery,
          response: { 200: pageOf(ReleaseTemplate), ...problems('not-found') },
        },
      },
      (request) => templates.list(request.params.project, request.query),
    );

    app.post(
      listPath,
      {
        config: edit,
        bodyLimit: largeBody,
        schema: {
          operationId: 'createReleaseTemplate',
          summary: 'Save a plan as a template',
          tags,
          params: ListParams,
          headers: IdempotencyHeader,
          body: NewTemplate,
          response: { 201: ReleaseTemplate, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project } = request.params;
        const result = await templates.create(callerOf(request), project, request.body);
        const path = `/api/v1/projects/${encodeURIComponent(project)}/release-templates/${result.template.key}`;
        return reply.code(201).header('location', path).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: read,
        schema: {
          operationId: 'getReleaseTemplate',
          summary: 'Read a template, or an earlier version of it',
          tags,
          params: ItemParams,
          querystring: TemplateQuery,
          response: { 200: ReleaseTemplate, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await templates.read({ ...request.params, ...request.query })),
    );

    app.put(
      itemPath,
      {
        config: edit,
        bodyLimit: largeBody,
        schema: {
          operationId: 'updateReleaseTemplate',
          summary: 'Make a new version of a template',
          tags,
          params: ItemParams,
          headers: IfMatch,
          body: TemplateChange,
          response: { 200: ReleaseTemplate, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await templates.change(callerOf(request), request.params, request.body)),
    );

    app.delete(
      itemPath,
      {
        config: edit,
        schema: {
          operationId: 'deleteReleaseTemplate',
          summary: 'Delete a template with all its versions; releases made of it keep their plans',
          tags,
          params: ItemParams,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) => {
        await templates.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { template, etag }: TemplateResult): ReleaseTemplate {
  reply.header('etag', etag);
  return template;
}
