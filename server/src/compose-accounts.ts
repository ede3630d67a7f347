import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import type { Database } from './database/database.js';
import { GuidonError } from './errors.js';
import { createOidcClient } from './features/identity-providers/oidc.client.js';
import { flowCookie } from './features/identity-providers/oidc.flow.js';
import { oidcRoutes } from './features/identity-providers/oidc.routes.js';
import { createOidcService } from './features/identity-providers/oidc.service.js';
import { providerRoutes } from './features/identity-providers/providers.routes.js';
import { createProvidersService } from './features/identity-providers/providers.service.js';
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
import { createSecretBox } from './secret-box.js';
import type { World } from './world.js';

export interface AccountsDeps {
  readonly config: Config;
  readonly database: Database;
  /** For requests that show a token, or nothing at all. */
  readonly authenticateToken: Authenticate;
  /** What is remembered of anybody's roles is to be read again. */
  readonly rolesChanged: () => void;
  readonly world: World;
}

export const accountJobs: readonly Job[] = [sessionsExpiry, attemptsExpiry, invitationsExpiry];

/** The part of the composition that knows people: how they come in, and by what they are known afterwards. */
export function composeAccounts(deps: AccountsDeps) {
  const { config, database, authenticateToken, rolesChanged, world } = deps;
  const { publicUrl } = config;
  const baseUrl = baseUrlOf(publicUrl);
  const cookie = sessionCookie(publicUrl);
  const sessions = createSessionsService({ database, cookie });
  const passwords = createPasswords();
  const signIn = createSignInService({ database, passwords, begin: sessions.begin });
  const accepting = createAcceptService({ database, passwords, prove: signIn.prove, begin: sessions.begin });
  const toBrowser = { CurrentSession, hand: sessions.hand };

  const box = createSecretBox(config.secretKey);
  const providers = createProvidersService({ database, box });
  const client = createOidcClient(world);
  const oidc = createOidcService({ database, box, client, begin: sessions.begin, rolesChanged });
  const flows = flowCookie(publicUrl);

  return {
    authenticate: createSessionAuth({ sql: database.sql, cookie, publicUrl, otherwise: authenticateToken }),

    register: (app: FastifyInstance) =>
      app.register(async (scope) => {
        await scope.register(fastifyCookie, { hook: false });
        scope.register(sessionRoutes(sessions, cookie));
        scope.register(signInRoutes({ signIn, ...toBrowser }));
        scope.register(acceptRoutes({ accepting, ...toBrowser }));
        scope.register(oidcRoutes({ providers, oidc, flows, baseUrl, hand: sessions.hand }));
        scope.register(providerRoutes(providers, baseUrl));
        scope.register(invitationRoutes(createInvitationsService(database), baseUrl));
      }),

    /** Rejects where stored secrets cannot be opened with the key that was given. */
    checkSecrets: async () => {
      await oidc.checkSecrets().catch((error: unknown) => {
        // A database that is not there or not migrated yet says nothing of secrets.
        if (error instanceof GuidonError) throw error;
      });
    },
  };
}
