import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { BaseUrl } from '../../http/base-url.js';
import { callerOf } from '../../http/caller.js';
import { pageOf, pageQuery } from '../../http/paging.js';
import { IdempotencyHeader, Key, Param, problems, strictObject } from '../../http/schemas.js';
import { CreatedInvitation, Invitation, NewInvitationBody, PasswordLink } from './invitations.schema.js';
import type { InvitationsService } from './invitations.service.js';

const tags = ['Invitations'];
const config = { access: 'account', permission: 'members.edit', isNarrowed: true } as const;

export function invitationRoutes(invitations: InvitationsService, baseUrl: BaseUrl): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/invitations',
      {
        config,
        schema: {
          operationId: 'listInvitations',
          summary: 'List the invitations that are open',
          tags,
          querystring: strictObject({ ...pageQuery, project: Type.Optional(Key) }),
          response: { 200: pageOf(Invitation), ...problems('not-found') },
        },
      },
      (request) => invitations.list(callerOf(request), request.query),
    );

    app.post(
      '/api/v1/invitations',
      {
        config,
        schema: {
          operationId: 'createInvitation',
          summary: 'Invite somebody',
          description: 'Answers with a link, shown this once. Nobody invites to a role above their own.',
          tags,
          headers: IdempotencyHeader,
          body: NewInvitationBody,
          response: { 201: CreatedInvitation, ...problems('not-found', 'invalid') },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await invitations.create(callerOf(request), request.body, baseUrl(request))),
    );

    app.delete(
      '/api/v1/invitations/:id',
      {
        config,
        schema: {
          operationId: 'revokeInvitation',
          summary: 'Take an invitation back',
          tags,
          params: Type.Object({ id: Param }),
          response: { 204: Type.Null({ description: 'Its link opens nothing any more.' }), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        await invitations.revoke(callerOf(request), request.params.id);
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/v1/users/:user/password-link',
      {
        config: { access: 'account', permission: 'users.edit' },
        schema: {
          operationId: 'createPasswordLink',
          summary: 'Make a link by which somebody sets another password',
          description: 'The link is shown this once; one made before opens nothing any more.',
          tags: ['Users'],
          params: Type.Object({ user: Param }),
          headers: IdempotencyHeader,
          response: { 201: PasswordLink, ...problems('not-found') },
        },
      },
      async (request, reply) =>
        reply.code(201).send(await invitations.passwordLink(callerOf(request), request.params.user, baseUrl(request))),
    );
    done();
  };
}
