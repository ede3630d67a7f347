import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { GuidonError } from '../../errors.js';
import { Param, problems } from '../../http/schemas.js';
import type { SessionCookie } from '../../http/session-cookie.js';
import { CurrentSession, OwnSession } from './sessions.schema.js';
import type { SessionsService } from './sessions.service.js';

const tags = ['Sessions'];
const config = { access: 'account', permission: 'instance.read' } as const;

/** What a person sees and does of their own sessions; how one begins is told where people sign in. */
export function sessionRoutes(sessions: SessionsService, cookie: SessionCookie): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/session',
      {
        config,
        schema: {
          operationId: 'getSession',
          summary: 'Say who is signed in, and what they may do',
          tags,
          response: { 200: CurrentSession, ...problems() },
        },
      },
      (request) => {
        sessionOf(request);
        return sessions.current(request.credential);
      },
    );

    app.delete(
      '/api/v1/session',
      {
        config,
        schema: {
          operationId: 'deleteSession',
          summary: 'Sign out',
          tags,
          response: { 204: Type.Null({ description: 'Signed out.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const { session, userId } = sessionOf(request);
        await sessions.revoke(request, userId, session.id);
        cookie.clear(reply);
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/api/v1/sessions',
      {
        config,
        schema: {
          operationId: 'listSessions',
          summary: "List one's own sessions",
          tags,
          response: { 200: Type.Object({ items: Type.Array(OwnSession) }), ...problems() },
        },
      },
      (request) => {
        const { session, userId } = sessionOf(request);
        return sessions.list(userId, session);
      },
    );

    app.delete(
      '/api/v1/sessions/:session',
      {
        config,
        schema: {
          operationId: 'revokeSession',
          summary: "End one of one's own sessions",
          tags,
          params: Type.Object({ session: Param }),
          response: {
            204: Type.Null({ description: 'It opens nothing any more.' }),
            ...problems('not-found'),
          },
        },
      },
      async (request, reply) => {
        await sessions.revoke(request, sessionOf(request).userId, request.params.session);
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function sessionOf({ session, account }: FastifyRequest) {
  if (session !== null && account.userId !== null) return { session, userId: account.userId };
  throw new GuidonError('forbidden', 'A token has no session. Ask as a person who is signed in.');
}
