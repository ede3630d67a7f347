import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { TSchema } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { problems } from '../../http/schemas.js';
import type { Begun } from '../../people/begin-session.js';
import type { AcceptService } from './accept.service.js';
import { AcceptBody, InvitationLook, LookBody } from './invitations.schema.js';

export interface AcceptRoutesDeps {
  readonly accepting: AcceptService;
  /** Another feature's: what a session looks like, and how a browser is given it. */
  readonly CurrentSession: TSchema;
  readonly hand: (reply: FastifyReply, begun: Begun) => Promise<unknown>;
}

const tags = ['Invitations'];

/** What somebody does who holds a link and no account yet. */
export function acceptRoutes(deps: AcceptRoutesDeps): FastifyPluginCallbackTypebox {
  const { accepting, CurrentSession, hand } = deps;
  return (app, _options, done) => {
    app.post(
      '/api/v1/invitations/look',
      {
        config: { access: 'sign-in' },
        schema: {
          operationId: 'lookAtInvitation',
          summary: 'Say what a link is for',
          tags,
          body: LookBody,
          response: { 200: InvitationLook, ...problems('not-found') },
        },
      },
      (request) => accepting.look(request.body.token),
    );

    app.post(
      '/api/v1/invitations/accept',
      {
        config: { access: 'sign-in' },
        schema: {
          operationId: 'acceptInvitation',
          summary: 'Use a link: make an account, join with the one there is, or set another password',
          description: 'Signs in. A link is good once.',
          tags,
          body: AcceptBody,
          response: { 200: CurrentSession, ...problems('not-found', 'conflict', 'invalid', 'too-many-requests') },
        },
      },
      async (request, reply) => reply.send(await hand(reply, await accepting.accept(request, request.body))),
    );
    done();
  };
}
