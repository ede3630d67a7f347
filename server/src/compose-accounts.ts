import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import type { Database } from './database/database.js';
import { acceptRoutes } from './features/invitations/accept.routes.js';
import { createAcceptService } from './features/invitations/accept.service.js';
import { invitationsExpiry } from './features/invitations/invitations.expiry.js';
import { invitationRoutes } from './features/invitations/invitations.routes.js';
import { createInvitationsService } from './features/invitations/invitations.service.js';
import { createSessionAuth } from './features/sessions/sessions.auth.js';
import { sessionsExpiry } from './features/sessions/sessions.expiry.js';
import { sessionRoutes } from './features/sessions/sessions.routes.js';
import { CurrentSession } from './features/sessions/sessions.schema.js';
import { createSessionsService } from './features/sessions/sessions.service.js';
import { attemptsExpiry } from './features/sign-in/sign-in.attempts.js';
import { signInRoutes } from './features/sign-in/sign-in.routes.js';
import { createSignInService } from './features/sign-in/sign-in.service.js';
import type { Authenticate } from './http/access.js';
import { baseUrlOf } from './http/base-url.js';
import { sessionCookie } from './http/session-cookie.js';
import type { Job } from './jobs.js';
import { createPasswords } from './people/passwords.js';

export interface AccountsDeps {
  readonly config: Config;
  readonly database: Database;
  /** For requests that show a token, or nothing at all. */
  readonly authenticateToken: Authenticate;
}

export const accountJobs: readonly Job[] = [sessionsExpiry, attemptsExpiry, invitationsExpiry];

/** The part of the composition that knows people: how they come in, and by what they are known afterwards. */
export function composeAccounts({ config, database, authenticateToken }: AccountsDeps) {
  const { publicUrl } = config;
  const cookie = sessionCookie(publicUrl);
  const sessions = createSessionsService({ database, cookie });
  const passwords = createPasswords();
  const signIn = createSignInService({ database, passwords, begin: sessions.begin });
  const accepting = createAcceptService({ database, passwords, prove: signIn.prove, begin: sessions.begin });
  const toBrowser = { CurrentSession, hand: sessions.hand };

  return {
    authenticate: createSessionAuth({ sql: database.sql, cookie, publicUrl, otherwise: authenticateToken }),

    register: (app: FastifyInstance) =>
      app.register(async (scope) => {
        await scope.register(fastifyCookie, { hook: false });
        scope.register(sessionRoutes(sessions, cookie));
        scope.register(signInRoutes({ signIn, ...toBrowser }));
        scope.register(acceptRoutes({ accepting, ...toBrowser }));
        scope.register(invitationRoutes(createInvitationsService(database), baseUrlOf(publicUrl)));
      }),
  };
}
