import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { type TSchema, Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GuidonError } from '../../errors.js';
import { problems } from '../../http/schemas.js';
import type { Begun } from '../../people/begin-session.js';
import { Credentials, PasswordChange } from './sign-in.schema.js';
import type { SignInService } from './sign-in.service.js';

export interface SignInRoutesDeps {
  readonly signIn: SignInService;
  /** Another feature's: what a session looks like, and how a browser is given it. */
  readonly CurrentSession: TSchema;
  readonly hand: (reply: FastifyReply, begun: Begun) => Promise<unknown>;
}

const tags = ['Sessions'];

export function signInRoutes({ signIn, CurrentSession, hand }: SignInRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.post(
      '/api/v1/session',
      {
        config: { access: 'sign-in' },
        schema: {
          operationId: 'createSession',
          summary: 'Sign in with a password',
          description: 'Sets the cookie of a new session. Ten attempts a minute for an account, and for an address.',
          tags,
          body: Credentials,
          response: { 200: CurrentSession, ...problems('too-many-requests') },
        },
      },
      async (request, reply) => reply.send(await hand(reply, await signIn.signIn(request, request.body))),
    );

    app.post(
      '/api/v1/session/password',
      {
        config: { access: 'account', permission: 'instance.read' },
        schema: {
          operationId: 'changePassword',
          summary: "Change one's own password",
          description: "Ends one's sessions, and sets the cookie of a new one.",
          tags,
          body: PasswordChange,
          response: {
            204: Type.Null({ description: 'It is changed.' }),
            ...problems('conflict', 'invalid', 'too-many-requests'),
          },
        },
      },
      async (request, reply) => {
        checkSession(request);
        await hand(reply, await signIn.changePassword(request, request.body));
        return reply.code(204).send(null);
      },
    );
    done();
  };
}

function checkSession({ session }: FastifyRequest): void {
  if (session === null)
    throw new GuidonError('forbidden', 'A token has no password. Ask as a person who is signed in.');
}
