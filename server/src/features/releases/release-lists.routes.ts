import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { callerOf } from '../../http/caller.js';
import { pageOf } from '../../http/paging.js';
import { problems } from '../../http/schemas.js';
import type { ReleaseLists } from './release-lists.service.js';
import { FlagParams, flagPath, releaseTags } from './releases.routes.js';
import {
  EventsQuery,
  FlagReleasesQuery,
  ReleaseEventView,
  ReleaseSummary,
  ReleasesQuery,
  WaitedRelease,
  WaitQuery,
} from './releases.schema.js';
import type { ReleasesService } from './releases.service.js';

const read = { access: 'account', permission: 'project.read' } as const;

export interface ListRoutes {
  readonly lists: ReleaseLists;
  readonly releases: ReleasesService;
}

export function releaseListRoutes({ lists, releases }: ListRoutes): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    const common = { tags: releaseTags, params: FlagParams };

    app.get(
      '/api/v1/releases',
      {
        config: { ...read, isNarrowed: true },
        schema: {
          operationId: 'listReleases',
          summary: 'List releases of all projects that one may see, the newest first',
          tags: releaseTags,
          querystring: ReleasesQuery,
          response: { 200: pageOf(ReleaseSummary), ...problems() },
        },
      },
      (request) => lists.all(callerOf(request), request.query),
    );

    app.get(
      `${flagPath}/releases`,
      {
        config: read,
        schema: {
          ...common,
          operationId: 'listReleasesOfFlag',
          summary: 'List the releases that a flag has had in an environment, the newest first',
          querystring: FlagReleasesQuery,
          response: { 200: pageOf(ReleaseSummary), ...problems('not-found') },
        },
      },
      (request) => lists.ofFlag(callerOf(request), request.params, request.query),
    );

    app.get(
      `${flagPath}/release/events`,
      {
        config: read,
        schema: {
          ...common,
          operationId: 'listReleaseEvents',
          summary: 'List what happened to a release and why, the newest first',
          querystring: EventsQuery,
          response: { 200: pageOf(ReleaseEventView), ...problems('not-found') },
        },
      },
      (request) => lists.events(request.params, request.query),
    );

    app.get(
      `${flagPath}/release/wait`,
      {
        config: { ...read, unbounded: true },
        schema: {
          ...common,
          operationId: 'waitForRelease',
          summary: 'Wait until a release stands somewhere',
          description:
            'Answers at once where it stands there or is past it, or is closed; else when it comes there, and at the latest ' +
            'after `timeoutSeconds`. `reached` says which; whoever is to wait longer asks again.',
          querystring: WaitQuery,
          response: { 200: WaitedRelease, ...problems('not-found', 'invalid') },
        },
      },
      (request, reply) => releases.wait(callerOf(request), request.params, request.query, () => reply.raw.destroyed),
    );
    done();
  };
}
