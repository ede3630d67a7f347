import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import type { FlagArchiveService } from './flag-archive.service.js';
import { FlagQuery } from './flag-list.schema.js';
import type { FlagListService } from './flag-list.service.js';
import { FlagDetails, FlagListItem, FlagPatch, FlagView, NewFlag } from './flags.schema.js';
import type { FlagResult, FlagsService } from './flags.service.js';

const tags = ['Flags'];
const listPath = '/api/v1/projects/:project/flags';
const itemPath = `${listPath}/:flag`;
const params = Type.Object({ project: Param, flag: Param });
const largeBody = 8 * 1024 * 1024;

export interface FlagRoutesDeps {
  readonly flags: FlagsService;
  readonly list: FlagListService;
  readonly archive: FlagArchiveService;
}

export function flagRoutes({ flags, list, archive }: FlagRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listFlags',
          summary: "List a project's flags, with what each is in every environment",
          tags,
          params: Type.Object({ project: Param }),
          querystring: FlagQuery,
          response: { 200: pageOf(FlagListItem), ...problems('not-found') },
        },
      },
      (request) => list.list(request.params.project, request.query),
    );

    app.post(
      listPath,
      {
        config: { access: 'account', permission: 'flag.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'createFlag',
          summary: 'Make a flag',
          description:
            'Switched off in every environment. A boolean flag has `on` and `off`; of another kind the first variant is served.',
          tags,
          params: Type.Object({ project: Param }),
          headers: IdempotencyHeader,
          body: NewFlag,
          response: { 201: FlagView, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const result = await flags.create(callerOf(request), request.params.project, request.body);
        const { project } = request.params;
        reply.header('location', `/api/v1/projects/${encodeURIComponent(project)}/flags/${result.flag.key}`);
        return reply.code(201).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getFlag',
          summary: 'Read a flag',
          tags,
          params,
          response: { 200: FlagDetails, ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const { row, ...result } = await flags.read(request.params);
        const details = await list.detailsOf(row);
        return { ...answer(reply, result), ...details };
      },
    );

    app.patch(
      itemPath,
      {
        config: { access: 'account', permission: 'flag.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'updateFlag',
          summary: 'Change what a flag is in every environment',
          tags,
          params,
          headers: IfMatch,
          body: FlagPatch,
          response: { 200: FlagView, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await flags.update(callerOf(request), request.params, request.body)),
    );

    app.delete(
      itemPath,
      {
        config: { access: 'account', permission: 'flag.edit' },
        schema: {
          operationId: 'archiveFlag',
          summary: 'Archive a flag',
          description: 'SDKs no longer know it. Its key is never given to another.',
          tags,
          params,
          headers: IfMatch,
          response: {
            204: Type.Null({ description: 'It is archived.' }),
            ...problems('not-found', 'conflict', 'stale'),
          },
        },
      },
      async (request, reply) => {
        await archive.archive(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );

    app.post(
      `${itemPath}/restore`,
      {
        config: { access: 'account', permission: 'flag.edit' },
        schema: {
          operationId: 'restoreFlag',
          summary: 'Bring an archived flag back',
          description: 'Switched off everywhere.',
          tags,
          params,
          headers: Type.Composite([IdempotencyHeader, IfMatch]),
          response: { 200: FlagView, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await archive.restore(callerOf(request), request.params)),
    );
    done();
  };
}

function answer(reply: FastifyReply, { flag, etag, warnings }: FlagResult): FlagView {
  reply.header('etag', etag);
  warn(reply, warnings);
  return flag;
}
