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
import { findProvider, holdProvider, listProviders, type ProviderRow } from './providers.store.js';

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
        const outcome = await database.transaction(async (inside): Promise<Outcome> => {
          if (!(await holdProvider(inside.sql, provider))) throw changedMeanwhile();
          const person = await admit(inside, { provider, claims, requestId: request.id });
          if (typeof person === 'string') return { failure: person };
          return { begun: await begin(inside, request, { person, method: provider.key }) };
        });
        // Its groups may have taken roles also from whom they refuse.
        await rolesChanged();
        return outcome;
      } catch (error) {
        return { failure: failureOf(error, request.log) };
      }
    },
  };
}

function changedMeanwhile(): GuidonError {
  return new GuidonError('unauthenticated', 'The identity provider was changed while you signed in. Sign in again.');
}

/** The log says what it was: it is for whoever has set the provider up. */
function failureOf(error: unknown, log: FastifyBaseLogger): Failure {
  if (isChangedMeanwhile(error)) return 'begin-again';
  if (isDatabaseDown(error) || error instanceof GuidonError) throw error;
  log.warn({ err: told(error) }, 'Signing in with an identity provider failed.');
  return isUnavailable(error) ? 'provider-unavailable' : 'provider-refused';
}

/** Without what an error of the library carries along: the provider's answer, tokens and all. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name: type, message, stack, cause } = error;
  const { code, error: refusal, error_description: description } = error as Error & Readonly<Record<string, unknown>>;
  return {
    type,
    message,
    code,
    refusal,
    description,
    stack,
    cause: cause instanceof Error ? cause.message : undefined,
  };
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
