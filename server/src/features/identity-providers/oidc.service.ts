import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Database } from '../../database/database.js';
import { isDatabaseDown } from '../../database/database-errors.js';
import { GuidonError } from '../../errors.js';
import type { BeginSession, Begun } from '../../people/begin-session.js';
import type { SecretBox } from '../../secret-box.js';
import { admit, type Refusal } from './oidc.accounts.js';
import type { OidcClient, OidcSettings } from './oidc.client.js';
import type { OidcFlow } from './oidc.flow.js';
import { placeOf, redirectUriOf } from './providers.service.js';
import { findProvider, listProviders, type ProviderRow } from './providers.store.js';

/** What the page to sign in is told: one word each, so that no link can write a text of its own there. */
export type Failure = Refusal | 'begin-again' | 'unknown-provider' | 'provider-refused' | 'provider-unavailable';

export interface OidcDeps {
  readonly database: Database;
  readonly box: SecretBox;
  readonly client: OidcClient;
  /** Another feature's. */
  readonly begin: BeginSession;
  /** Other features': what was read of anybody's roles is to be read again. */
  readonly rolesChanged: () => Promise<void>;
}

export type Outcome = { readonly begun: Begun } | { readonly failure: Failure };

export function createOidcService({ database, box, client, begin, rolesChanged }: OidcDeps) {
  const settingsOf = (row: ProviderRow): OidcSettings => {
    const { id, revision, key, clientSecretSealed, ...settings } = row;
    const clientSecret = clientSecretSealed === null ? undefined : box.open(clientSecretSealed, placeOf(key));
    return { ...settings, id: `${id}-${revision}`, clientSecret };
  };
  const find = async (key: string): Promise<ProviderRow | undefined> => {
    const row = await findProvider(database.sql, key);
    return row?.isEnabled === true ? row : undefined;
  };

  return {
    /** At start: better no server than one at which nobody can sign in. */
    checkSecrets: async (): Promise<void> => {
      const rows = await listProviders(database.sql);
      for (const { key, clientSecretSealed } of rows)
        if (clientSecretSealed !== null) box.open(clientSecretSealed, placeOf(key));
    },

    leave: async (key: string, to: string, baseUrl: string, log: FastifyBaseLogger) => {
      const provider = await find(key);
      if (provider === undefined) return { failure: 'unknown-provider' as const };
      try {
        const { url, checks } = await client.begin(settingsOf(provider), redirectUriOf(baseUrl, key));
        return { url, flow: { ...checks, provider: key, to } };
      } catch (error) {
        return { failure: failureOf(error, log) };
      }
    },

    comeBack: async (request: FastifyRequest, answer: URL, flow: OidcFlow): Promise<Outcome> => {
      const provider = await find(flow.provider);
      if (provider === undefined) return { failure: 'unknown-provider' };
      try {
        const claims = await client.finish(settingsOf(provider), answer, flow);
        const admitted = await database.transaction(async (inside) => {
          const { person, refusal, haveRolesChanged } = await admit(inside, provider, claims);
          const method = provider.key;
          const begun = person === undefined ? undefined : await begin(inside, request, { person, method });
          return { begun, refusal, haveRolesChanged };
        });
        if (admitted.haveRolesChanged) await rolesChanged();
        return admitted.begun === undefined ? { failure: admitted.refusal ?? 'no-role' } : { begun: admitted.begun };
      } catch (error) {
        return { failure: failureOf(error, request.log) };
      }
    },
  };
}

/** The log says what it was: it is for whoever has set the provider up. */
function failureOf(error: unknown, log: FastifyBaseLogger): Failure {
  if (isChangedMeanwhile(error)) return 'begin-again';
  if (isDatabaseDown(error) || error instanceof GuidonError) throw error;
  log.warn({ err: error }, 'Signing in with an identity provider failed.');
  return isUnavailable(error) ? 'provider-unavailable' : 'provider-refused';
}

function isChangedMeanwhile(error: unknown): boolean {
  return error instanceof GuidonError && error.kind === 'unauthenticated';
}

function isUnavailable(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return (
    name === 'TypeError' ||
    name === 'TimeoutError' ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
  );
}
