import postgres from 'postgres';
import { aPerson } from './a-person.js';
import { type Answer, aServer, type TestServer } from './a-server.js';
import { anIdentityProvider, type TestIdentityProvider } from './an-identity-provider.js';

export interface ServerWithProvider {
  readonly server: TestServer;
  readonly idp: TestIdentityProvider;
  readonly sql: postgres.Sql;
  /** What it was answered that the provider was made with. */
  readonly made: Answer;
  close(): Promise<void>;
}

export const providersPath = '/api/v1/identity-providers';
/** What secrets are sealed under. */
export const testSecretKey = 'a-key-that-tests-seal-their-secrets-under';
export const redirectUri = 'http://localhost/api/v1/session/oidc/corp/callback';
export const rolesOfGroups = [
  { group: 'platform', role: 'admin', project: null },
  { group: 'everybody', role: 'viewer', project: null },
  { group: 'shop', role: 'editor', project: 'default' },
];

/** It has an owner already, and knows the provider `corp`. */
export async function aServerWithProvider(): Promise<ServerWithProvider> {
  const server = await aServer({ environment: { GUIDON_SECRET_KEY: testSecretKey } });
  const sql = postgres(server.databaseUrl, { max: 1 });
  const idp = await anIdentityProvider({ redirectUri });
  await aPerson(server, { role: 'owner', email: 'owner@example.com' });
  const { issuer, clientId, clientSecret } = idp;
  const scopes = ['openid', 'email', 'profile', 'groups'];
  const body = { key: 'corp', name: 'Example Corp', issuer, clientId, clientSecret, scopes, roles: rolesOfGroups };
  const made = await server.call('POST', providersPath, { body });
  return {
    server,
    idp,
    sql,
    made,
    close: async () => {
      await idp.close();
      await sql.end();
      await server.close();
    },
  };
}
