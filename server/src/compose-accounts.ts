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
import { cachedSessions } from './features/sessions/sessions.cache.js';
import { sessionsExpiry } from './features/sessions/sessions.expiry.js';
import { databaseSessions, type SessionLookup } from './features/sessions/sessions.lookup.js';
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
import type { Redis } from './redis/redis.js';
import { createSecretBox, type SecretBox } from './secret-box.js';
import type { World } from './world.js';

export interface AccountsDeps {
  readonly config: Config;
  readonly database: Database;
  readonly redis: Redis | undefined;
  /** For requests that show a token, or nothing at all. */
  readonly authenticateToken: Authenticate;
  /** What tokens are remembered with is to be read again. */
  readonly forgetTokens: () => void;
  readonly world: World;
}

export const accountJobs: readonly Job[] = [sessionsExpiry, attemptsExpiry, invitationsExpiry];

/** The part of the composition that knows people: how they come in, and by what they are known afterwards. */
export function composeAccounts(deps: AccountsDeps) {
  const { config, database, authenticateToken, forgetTokens, world } = deps;
  const { publicUrl } = config;
  const baseUrl = baseUrlOf(publicUrl);
  const cookie = sessionCookie(publicUrl);
  const box = createSecretBox(config.secretKey);
  const lookup = sessionLookup(deps, box);
  const sessions = createSessionsService({ database, cookie, forget: lookup.forget });
  const rolesChanged = async () => {
    forgetTokens();
    await lookup.forget();
  };
  const passwords = createPasswords();
  const signIn = createSignInService({ database, passwords, begin: sessions.begin });
  const accepting = createAcceptService({ database, passwords, prove: signIn.prove, begin: sessions.begin });
  const toBrowser = { CurrentSession, hand: sessions.hand };

  const providers = createProvidersService({ database, box });
  const client = createOidcClient(world);
  const oidc = createOidcService({ database, box, client, begin: sessions.begin, rolesChanged });
  const flows = flowCookie(publicUrl);

  return {
    rolesChanged,
    authenticate: createSessionAuth({
      sql: database.sql,
      sessions: lookup,
      cookie,
      publicUrl,
      otherwise: authenticateToken,
    }),

    register: (app: FastifyInstance) =>
      app.register(async (scope) => {
        await scope.register(fastifyCookie, { hook: false });
        // Whatever is written here may end a session: which, no service has to know.
        scope.addHook('onSend', async ({ method }, { statusCode }) => {
          if (method !== 'GET' && !isRefusal(statusCode)) await lookup.forget();
        });
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

/** Without a key that all nodes share, Redis could make anybody somebody else. */
function sessionLookup({ database, redis, world }: AccountsDeps, box: SecretBox): SessionLookup {
  const truth = databaseSessions(database.sql);
  return redis === undefined || !box.hasKey ? truth : cachedSessions({ truth, redis, box, world });
}

/** Nothing was written then; of a failure nobody knows. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}
