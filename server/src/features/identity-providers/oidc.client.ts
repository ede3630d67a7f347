import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { World } from '../../world.js';

export interface OidcSettings {
  /** Of the provider's row and its revision: what is found out about it is kept under this name. */
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scopes: readonly string[];
}

/** What a browser must bring back for its answer to be taken. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

export interface OidcClient {
  begin(settings: OidcSettings, redirectUri: string): Promise<{ url: string; checks: OidcChecks }>;
  /** What the provider says of whoever has come back; throws where anything about it is not as it must be. */
  finish(settings: OidcSettings, answer: URL, checks: OidcChecks): Promise<Claims>;
}

const timeoutS = 5;
/** Providers change their keys and addresses seldom; the library looks for new keys by itself. */
const keepMs = 600_000;
const maxKept = 100;

export function createOidcClient(world: Pick<World, 'now'>): OidcClient {
  const kept = new Map<string, { readonly at: number; readonly configuration: Configuration }>();

  const configurationOf = async (settings: OidcSettings): Promise<Configuration> => {
    const known = kept.get(settings.id);
    if (known !== undefined && world.now() - known.at < keepMs) return known.configuration;
    const configuration = await discover(settings);
    if (kept.size >= maxKept) kept.clear();
    kept.set(settings.id, { at: world.now(), configuration });
    return configuration;
  };

  return {
    begin: async (settings, redirectUri) => {
      const configuration = await configurationOf(settings);
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scopes.join(' '),
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
      });
      return { url: url.href, checks };
    },

    finish: async (settings, answer, { state, nonce, verifier }) => {
      const configuration = await configurationOf(settings);
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The provider sent no ID token.');
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      // Many say in an ID token no more than who it is; what is signed counts before what is asked for.
      return { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const url = new URL(issuer);
  // A provider on this very machine, as its settings were checked to be.
  const execute = url.protocol === 'http:' ? [allowInsecureRequests] : [];
  const auth = clientSecret === undefined ? None() : withSecret(clientSecret);
  return discovery(url, clientId, undefined, auth, { execute, timeout: timeoutS });
}

/** As the provider takes it; where it does not say, the standard's default. */
function withSecret(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}
