import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { IdempotencyHeader, problems } from '../../http/schemas.js';
import {
  ConfigParams,
  NewScheduledChange,
  ScheduledChange,
  ScheduledChangesQuery,
  ScheduleParams,
} from './scheduled-changes.schema.js';
import type { ScheduledChangesService } from './scheduled-changes.service.js';

const tags = ['Scheduled changes'];
const listPath = '/api/v1/projects/:project/flags/:flag/environments/:environment/scheduled-changes';
const itemPath = `${listPath}/:change`;
const largeBody = 8 * 1024 * 1024;

export function scheduledChangeRoutes(scheduled: ScheduledChangesService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      listPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listScheduledChanges',
          summary: 'List what is, or was, scheduled for a flag in an environment, the newest first',
          tags,
          params: ConfigParams,
          querystring: ScheduledChangesQuery,
          response: { 200: pageOf(ScheduledChange), ...problems('not-found') },
        },
      },
      (request) => scheduled.list(request.params, request.query),
    );

    app.post(
      listPath,
      {
        config: { access: 'account', permission: 'config.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'scheduleChange',
          summary: 'Change what a flag is in an environment at a time to come',
          description:
            'Checked as if it were made now. Made once, by itself, when its time has come; never where somebody has ' +
            'changed one of its parts meanwhile.',
          tags,
          params: ConfigParams,
          headers: IdempotencyHeader,
          body: NewScheduledChange,
          response: { 201: ScheduledChange, ...problems('not-found', 'conflict', 'invalid') },
        },
      },
      async (request, reply) => {
        const { project, flag, environment } = request.params;
        const change = await scheduled.create(callerOf(request), request.params, request.body);
        const [ofProject, ofFlag, ofEnvironment] = [project, flag, environment].map(encodeURIComponent);
        const path = `/api/v1/projects/${ofProject}/flags/${ofFlag}/environments/${ofEnvironment}/scheduled-changes/${change.id}`;
        return reply.code(201).header('location', path).send(change);
      },
    );

    app.get(
      itemPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getScheduledChange',
          summary: 'Read what a scheduled change would make, or has made',
          tags,
          params: ScheduleParams,
          response: { 200: ScheduledChange, ...problems('not-found') },
        },
      },
      (request) => scheduled.read(request.params),
    );

    app.post(
      `${itemPath}/cancel`,
      {
        config: { access: 'account', permission: 'config.edit' },
        schema: {
          operationId: 'cancelScheduledChange',
          summary: 'Let a scheduled change not be made',
          tags,
          params: ScheduleParams,
          headers: IdempotencyHeader,
          response: { 200: ScheduledChange, ...problems('not-found', 'conflict') },
        },
      },
      (request) => scheduled.cancel(callerOf(request), request.params),
    );
    done();
  };
}
