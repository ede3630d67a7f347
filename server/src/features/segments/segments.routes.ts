import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems, strictObject } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import { NewSegment, SegmentPatch, SegmentView } from './segments.schema.js';
import type { SegmentResult, SegmentsService } from './segments.service.js';

const tags = ['Segments'];
const listPath = '/api/v1/projects/:project/segments';
const itemPath = `${listPath}/:segment`;
const params = Type.Object({ project: Param, segment: Param });
const largeBody = 8 * 1024 * 1024;

export function segmentRoutes(segments: SegmentsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listSegments',
          summary: "List a project's segments",
          tags,
          params: Type.Object({ project: Param }),
          querystring: strictObject(pageQuery),
          response: { 200: pageOf(SegmentView), ...problems('not-found') },
        },
      },
      (request) => segments.list(request.params.project, request.query),
    );

    app.post(
      listPath,
      {
        config: { access: 'account', permission: 'segment.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'createSegment',
          summary: 'Make a segment',
          tags,
          params: Type.Object({ project: Param }),
          headers: IdempotencyHeader,
          body: NewSegment,
          response: { 201: SegmentView, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project } = request.params;
        const result = await segments.create(callerOf(request), project, request.body);
        const path = `/api/v1/projects/${encodeURIComponent(project)}/segments/${result.segment.key}`;
        return reply.code(201).header('location', path).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getSegment',
          summary: 'Read a segment',
          tags,
          params,
          response: { 200: SegmentView, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await segments.read(request.params)),
    );

    app.patch(
      itemPath,
      {
        config: { access: 'account', permission: 'segment.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'updateSegment',
          summary: 'Change a segment in every environment',
          tags,
          params,
          headers: IfMatch,
          body: SegmentPatch,
          response: { 200: SegmentView, ...problems('not-found', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await segments.update(callerOf(request), request.params, request.body)),
    );

    app.delete(
      itemPath,
      {
        config: { access: 'account', permission: 'segment.edit' },
        schema: {
          operationId: 'deleteSegment',
          summary: 'Delete a segment',
          description: 'Refused with 409, and the places, while a rule names it.',
          tags,
          params,
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) => {
        await segments.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function answer(reply: FastifyReply, { segment, etag, warnings }: SegmentResult): SegmentView {
  reply.header('etag', etag);
  warn(reply, warnings);
  return segment;
}
