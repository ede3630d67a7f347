import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { callerOf } from '../../http/caller.js';
import { IdempotencyHeader, IfMatch, Param, problems } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import { type ReleaseAction, releaseActions } from './machine/release.model.js';
import { PlanRequest } from './release-plan.schema.js';
import { ActionBody, Release } from './releases.schema.js';
import type { ReleaseResult, ReleasesService } from './releases.service.js';

export const releaseTags = ['Releases'];
export const flagPath = '/api/v1/projects/:project/flags/:flag/environments/:environment';
export const FlagParams = Type.Object({ project: Param, flag: Param, environment: Param });

const read = { access: 'account', permission: 'project.read' } as const;
const edit = { access: 'account', permission: 'config.edit' } as const;
const largeBody = 8 * 1024 * 1024;
const path = `${flagPath}/release`;

/** How each is called in the OpenAPI document, and what it does. */
const actions: Readonly<Record<ReleaseAction, readonly [operationId: string, summary: string, description?: string]>> =
  {
    start: ['startRelease', 'Start a release: its first stage begins, and the flag is on'],
    pause: ['pauseRelease', 'Stop a release where it stands; whoever is in stays in'],
    resume: [
      'resumeRelease',
      'Let a release go on',
      'After an edit by hand `edits` says what becomes of it: 409 without. 409 while the flag is switched off.',
    ],
    approve: ['approveRelease', 'Approve the plan, or that a stage is left'],
    advance: ['advanceRelease', 'Enter the next stage before its time'],
    back: ['stepReleaseBack', 'Go back by one stage'],
    rollback: [
      'rollBackRelease',
      'Serve the control to all whom the plan let in, or go back to the last healthy stage',
      'Locked until somebody resumes it. The same people come back then.',
    ],
    abort: ['abortRelease', 'End a release; the flag stays as it serves now'],
  };

export function releaseRoutes(releases: ReleasesService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    const common = { tags: releaseTags, params: FlagParams };

    app.get(
      path,
      {
        config: read,
        schema: {
          ...common,
          operationId: 'getRelease',
          summary: 'Read the release of a flag: the one that is open, or else the last',
          response: { 200: Release, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await releases.read(callerOf(request), request.params)),
    );

    app.put(
      path,
      {
        config: edit,
        bodyLimit: largeBody,
        schema: {
          ...common,
          operationId: 'planRelease',
          summary: 'Plan a release, or change its plan',
          description:
            'Nothing begins by it. A plan of its own, or `template` with all that is to be otherwise than that says. ' +
            'Where the release has begun it must be paused or rolled back, and its stages so far stay as they are.',
          headers: IfMatch,
          body: PlanRequest,
          response: { 200: Release, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) => answer(reply, await releases.plan(callerOf(request), request.params, request.body)),
    );

    app.delete(
      path,
      {
        config: edit,
        schema: {
          ...common,
          operationId: 'deleteRelease',
          summary: 'Delete a plan that has not begun',
          headers: IfMatch,
          response: { 204: Type.Null({ description: 'It is gone.' }), ...problems('not-found', 'conflict', 'stale') },
        },
      },
      async (request, reply) => {
        await releases.remove(callerOf(request), request.params);
        return reply.code(204).send(null);
      },
    );

    for (const action of releaseActions) {
      const [operationId, summary, description] = actions[action];
      app.post(
        `${path}/${action}`,
        {
          config: edit,
          schema: {
            ...common,
            operationId,
            summary,
            ...(description && { description }),
            headers: Type.Composite([IdempotencyHeader, IfMatch]),
            body: ActionBody,
            response: { 200: Release, ...problems('not-found', 'conflict', 'stale', 'invalid') },
          },
        },
        async (request, reply) =>
          answer(reply, await releases.act(callerOf(request), request.params, action, request.body ?? {})),
      );
    }
    done();
  };
}

function answer(reply: FastifyReply, { release, etag }: ReleaseResult): Release {
  reply.header('etag', etag);
  warn(reply, release.warnings);
  return release;
}
