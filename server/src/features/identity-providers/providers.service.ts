import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { Database } from '../../database/database.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { hasUsers } from '../../people/users.store.js';
import type { SecretBox } from '../../secret-box.js';
import type {
  IdentityProvider,
  IdentityProviderPatch,
  NewIdentityProvider,
  SignInProviders,
} from './providers.schema.js';
import {
  deleteIdentities,
  deleteProvider,
  endSessionsOf,
  insertProvider,
  listProviders,
  lockProvider,
  type ProviderRow,
  type ProviderSettings,
  updateProvider,
} from './providers.store.js';

export interface ProvidersDeps {
  readonly database: Database;
  readonly box: SecretBox;
}

export interface ProviderResult {
  readonly provider: IdentityProvider;
  readonly etag: string;
}

export type ProvidersService = ReturnType<typeof createProvidersService>;

const defaults = { scopes: ['openid', 'email', 'profile'], groupsClaim: 'groups', roles: [], defaultRole: null };

export function createProvidersService({ database, box }: ProvidersDeps) {
  const { sql } = database;
  const sealed = (key: string, secret: string) => box.seal(secret, placeOf(key));

  return {
    list: async (baseUrl: string): Promise<{ items: IdentityProvider[] }> => {
      const rows = await listProviders(sql);
      return { items: rows.map((row) => viewOf(row, baseUrl)) };
    },

    offered: async (): Promise<SignInProviders> => {
      const [rows, isClaimed] = await Promise.all([listProviders(sql), hasUsers(sql)]);
      const enabled = rows.filter(({ isEnabled }) => isEnabled);
      return { items: enabled.map(({ key, name }) => ({ key, name })), isUnclaimed: !isClaimed };
    },

    create: (caller: Caller, body: NewIdentityProvider, baseUrl: string): Promise<ProviderResult> => {
      const { clientSecret, ...given } = body;
      const clientSecretSealed = clientSecret === undefined ? null : sealed(body.key, clientSecret);
      const made: ProviderSettings = { ...defaults, ...given, clientSecretSealed, isEnabled: true };
      checkSettings(made);
      return database.transaction(async ({ sql: inside, later }) => {
        const row = await insertProvider(inside, made);
        if (row === undefined) throw taken(body.key);
        const entry = { ...subject(row), action: 'identity-provider.create', after: auditViewOf(row) };
        later(recordAudit(inside, caller, entry));
        return resultOf(row, baseUrl);
      });
    },

    update: (caller: Caller, key: string, patch: IdentityProviderPatch, baseUrl: string): Promise<ProviderResult> =>
      database.transaction(async ({ sql: inside, later }) => {
        const before = await lockProvider(inside, key);
        if (before === undefined) throw notFound('identity provider', key);
        checkIfMatch(caller.ifMatch, etagOf(before.id, before.revision));
        const { clientSecret, ...given } = patch;
        checkSecretStays(before, patch);
        const clientSecretSealed = clientSecret === undefined ? before.clientSecretSealed : sealed(key, clientSecret);
        const next = { ...before, ...given, clientSecretSealed };
        checkSettings(next);
        const row = await updateProvider(inside, before.id, next);
        const hasMoved = before.issuer !== row.issuer;
        // What one issuer calls somebody, another may call somebody else.
        if (hasMoved) await deleteIdentities(inside, row.id);
        if (hasMoved || !row.isEnabled) await endSessionsOf(inside, key);
        const change = changedParts(auditViewOf(before), auditViewOf(row));
        const after = { ...change.after, ...(clientSecret !== undefined && { clientSecret: 'replaced' }) };
        const entry = { ...subject(row), action: 'identity-provider.update', before: change.before, after };
        later(recordAudit(inside, caller, entry));
        return resultOf(row, baseUrl);
      }),

    remove: (caller: Caller, key: string): Promise<void> =>
      database.transaction(async ({ sql: inside, later }) => {
        const row = await lockProvider(inside, key);
        if (row === undefined) throw notFound('identity provider', key);
        checkIfMatch(caller.ifMatch, etagOf(row.id, row.revision));
        await deleteProvider(inside, row.id);
        await endSessionsOf(inside, key);
        const entry = { ...subject(row), action: 'identity-provider.delete', before: auditViewOf(row) };
        later(recordAudit(inside, caller, entry));
      }),
  };
}

/** What a client's secret is sealed for: under another key's name it does not open. */
export function placeOf(key: string): string {
  return `The secret of the identity provider "${key}"`;
}

export function redirectUriOf(baseUrl: string, key: string): string {
  return `${baseUrl}/api/v1/session/oidc/${encodeURIComponent(key)}/callback`;
}

/** The secret would be handed to whoever the issuer is now. */
function checkSecretStays({ issuer, clientSecretSealed }: ProviderRow, patch: IdentityProviderPatch): void {
  if (patch.issuer === undefined || patch.issuer === issuer || clientSecretSealed === null) return;
  if (patch.clientSecret === undefined)
    throw invalid([{ path: '/clientSecret', message: 'is missing: another issuer has another one' }]);
}

const ownHosts = ['localhost', '127.0.0.1', '[::1]'];

function checkSettings({ key, issuer, scopes }: ProviderSettings): void {
  const errors = [];
  if (key === 'password') errors.push({ path: '/key', message: 'is what signing in with a password is called' });
  if (!isIssuer(issuer)) errors.push({ path: '/issuer', message: 'must be a URL that begins with https://' });
  if (!scopes.includes('openid')) errors.push({ path: '/scopes', message: 'must hold openid' });
  if (errors.length > 0) throw invalid(errors);
}

function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash } = new URL(issuer);
  return (protocol === 'https:' || (protocol === 'http:' && ownHosts.includes(hostname))) && search + hash === '';
}

function taken(key: string): GuidonError {
  const errors = [{ path: '/key', message: 'is taken' }];
  return new GuidonError('conflict', `There is an identity provider "${key}" already.`, { errors });
}

function subject({ key }: ProviderRow) {
  return { subjectKind: 'identity-provider', subjectKey: key };
}

function resultOf(row: ProviderRow, baseUrl: string): ProviderResult {
  return { provider: viewOf(row, baseUrl), etag: etagOf(row.id, row.revision) };
}

function auditViewOf({ key, name, issuer, clientId, scopes, groupsClaim, roles, defaultRole, isEnabled }: ProviderRow) {
  return { key, name, issuer, clientId, scopes: [...scopes], groupsClaim, roles: [...roles], defaultRole, isEnabled };
}

function viewOf(row: ProviderRow, baseUrl: string): IdentityProvider {
  const times = { createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
  const hasClientSecret = row.clientSecretSealed !== null;
  return { ...auditViewOf(row), hasClientSecret, redirectUri: redirectUriOf(baseUrl, row.key), ...times };
}
