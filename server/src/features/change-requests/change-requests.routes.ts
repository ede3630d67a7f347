import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { IdempotencyHeader, IfMatch, Param, problems } from '../../http/schemas.js';
import {
  ChangeRequest,
  ChangeRequestPatch,
  ChangeRequestSummary,
  ChangeRequestsQuery,
  NewChangeRequest,
  ReviewBody,
} from './change-requests.schema.js';
import type { ChangeRequestsService, RequestResult } from './change-requests.service.js';

const tags = ['Change requests'];
const listPath = '/api/v1/projects/:project/change-requests';
const itemPath = `${listPath}/:request`;
const ItemParams = Type.Object({ project: Param, request: Param });
const largeBody = 8 * 1024 * 1024;

export function changeRequestRoutes(requests: ChangeRequestsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listChangeRequests',
          summary: 'List the changes that were asked for, the newest first',
          tags,
          params: Type.Object({ project: Param }),
          querystring: ChangeRequestsQuery,
          response: { 200: pageOf(ChangeRequestSummary), ...problems('not-found') },
        },
      },
      (request) => requests.list(callerOf(request), request.params.project, request.query),
    );

    app.post(
      '/api/v1/projects/:project/flags/:flag/environments/:environment/change-requests',
      {
        config: { access: 'account', permission: 'change-request.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'createChangeRequest',
          summary: 'Ask for a change that another person approves',
          description:
            'Checked as if it were made now. Once approved it is applied by hand, or by itself at `applyAt`; ' +
            'never where what it was made on has changed since.',
          tags,
          params: Type.Object({ project: Param, flag: Param, environment: Param }),
          headers: IdempotencyHeader,
          body: NewChangeRequest,
          response: { 201: ChangeRequest, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project } = request.params;
        const result = await requests.create(callerOf(request), request.params, request.body);
        const path = `/api/v1/projects/${encodeURIComponent(project)}/change-requests/${result.request.id}`;
        return reply.code(201).header('location', path).send(answer(reply, result));
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getChangeRequest',
          summary: 'Read what a change request would change',
          tags,
          params: ItemParams,
          response: { 200: ChangeRequest, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await requests.read(callerOf(request), request.params)),
    );

    app.patch(
      itemPath,
      {
        config: { access: 'account', permission: 'change-request.edit' },
        schema: {
          operationId: 'updateChangeRequest',
          summary: 'Say when a change that one asked for is applied',
          description:
            'For its author, while it waits. An approval stays: what was approved is the change, not its time.',
          tags,
          params: ItemParams,
          headers: IfMatch,
          body: ChangeRequestPatch,
          response: { 200: ChangeRequest, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) =>
        answer(reply, await requests.reschedule(callerOf(request), request.params, request.body)),
    );

    const acting = { tags, params: ItemParams, headers: IdempotencyHeader };
    const response = { 200: ChangeRequest, ...problems('not-found', 'conflict', 'invalid') };

    app.post(
      `${itemPath}/approve`,
      {
        config: { access: 'account', permission: 'change-request.review' },
        schema: {
          ...acting,
          operationId: 'approveChangeRequest',
          summary: "Approve another person's change",
          description: 'Where what it was made on has changed: 409 with both versions, and the request is `stale`.',
          body: ReviewBody,
          response,
        },
      },
      async (request, reply) =>
        answer(reply, await requests.approve(callerOf(request), request.params, request.body?.comment)),
    );

    app.post(
      `${itemPath}/refuse`,
      {
        config: { access: 'account', permission: 'change-request.review' },
        schema: {
          ...acting,
          operationId: 'refuseChangeRequest',
          summary: "Refuse another person's change, be it approved already",
          body: ReviewBody,
          response,
        },
      },
      async (request, reply) =>
        answer(reply, await requests.refuse(callerOf(request), request.params, request.body?.comment)),
    );

    app.post(
      `${itemPath}/withdraw`,
      {
        config: { access: 'account', permission: 'change-request.edit' },
        schema: { ...acting, operationId: 'withdrawChangeRequest', summary: 'Ask no longer for a change', response },
      },
      async (request, reply) => answer(reply, await requests.withdraw(callerOf(request), request.params)),
    );

    app.post(
      `${itemPath}/apply`,
      {
        config: { access: 'account', permission: 'change-request.review' },
        schema: {
          ...acting,
          operationId: 'applyChangeRequest',
          summary: 'Apply an approved change now',
          description: 'In one transaction. Where what it was made on has changed: 409 with both versions.',
          response,
        },
      },
      async (request, reply) => answer(reply, await requests.apply(callerOf(request), request.params)),
    );
    done();
  };
}

function answer(reply: FastifyReply, { request, etag }: RequestResult): ChangeRequest {
  reply.header('etag', etag);
  return request;
}
