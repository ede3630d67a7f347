import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { Param, problems, strictObject } from '../../http/schemas.js';
import { CodeUseView, NewCodeUses, RepositoryView, repositoryParams } from './code-uses.schema.js';
import type { CodeUsesService } from './code-uses.service.js';

const tags = ['Code'];
const listPath = '/api/v1/projects/:project/code-uses';
const itemPath = `${listPath}/:repository`;
const itemParams = Type.Object({ project: Param, ...repositoryParams });
const largeBody = 8 * 1024 * 1024;

export function codeUseRoutes(uses: CodeUsesService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listCodeRepositories',
          summary: "List the code bases that were scanned for a project's flags",
          tags,
          params: Type.Object({ project: Param }),
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(RepositoryView), ...problems('not-found') },
        },
      },
      (request) => uses.listRepositories(request.params.project, request.query),
    );

    app.put(
      itemPath,
      {
        config: { access: 'account', permission: 'flag.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'replaceCodeUses',
          summary: 'Say where a code base uses flags',
          description: 'All at once: what was known of this code base is replaced. `guidon scan` finds and sends it.',
          tags,
          params: itemParams,
          body: NewCodeUses,
          response: { 200: RepositoryView, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      (request) => uses.replace(callerOf(request), request.params, request.body),
    );

    app.delete(
      itemPath,
      {
        config: { access: 'account', permission: 'flag.edit' },
        schema: {
          operationId: 'deleteCodeRepository',
          summary: 'Forget a code base',
          tags,
          params: itemParams,
          response: { 204: Type.Null({ description: 'It is forgotten.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        await uses.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/v1/projects/:project/flags/:flag/code-uses',
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listCodeUsesOfFlag',
          summary: 'List where code uses a flag',
          tags,
          params: Type.Object({ project: Param, flag: Param }),
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(CodeUseView), ...problems('not-found') },
        },
      },
      ({ params, query }) => uses.listOfFlag(params.project, params.flag, query),
    );
    done();
  };
}
