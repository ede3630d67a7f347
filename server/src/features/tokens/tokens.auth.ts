import type { FastifyRequest } from 'fastify';
import type { Sql } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import type { Authenticate } from '../../http/access.js';
import { almighty } from '../../http/account.js';
import { bearerOf, hashSecret, isSameHash, secretKindOf } from '../../secrets.js';
import type { World } from '../../world.js';
import { accountOfToken, isUsersGone } from './tokens.account.js';
import { findTokenByHash, type StoredToken, touchToken } from './tokens.store.js';

export interface TokenAuthOptions {
  readonly sql: Sql;
  readonly world: World;
  /** `GUIDON_ADMIN_TOKEN`: no row stands behind it. */
  readonly adminToken: string | undefined;
}

export interface TokenAuth {
  readonly authenticate: Authenticate;
  /** A revoked token is refused from this moment on. */
  forget(id: string): void;
  /** Roles have changed: what was read of them is read again. */
  forgetAll(): void;
}

interface Remembered {
  readonly token: StoredToken;
  readonly readAtMs: number;
}

/** Another node's revocation is heard after this long at the latest; one's own at once. */
const rememberMs = 2_000;
const rememberedTokens = 1_000;

export function createTokenAuth({ sql, world, adminToken }: TokenAuthOptions): TokenAuth {
  const adminHash = adminToken === undefined ? undefined : hashSecret(adminToken);
  const remembered = new Map<string, Remembered>();
  /** How often something was to be forgotten: what was read before is not remembered after. */
  let forgotten = 0;

  const find = async (hash: Buffer): Promise<StoredToken | undefined> => {
    const name = hash.toString('base64');
    const known = remembered.get(name);
    if (known !== undefined && world.now() - known.readAtMs < rememberMs) return known.token;
    const [readAtMs, forgottenBefore] = [world.now(), forgotten];
    const token = await findTokenByHash(sql, hash);
    remembered.delete(name);
    if (token === undefined || !isSameHash(token.token_hash, hash)) return undefined;
    if (remembered.size >= rememberedTokens) remembered.clear();
    if (forgottenBefore === forgotten) remembered.set(name, { token, readAtMs });
    if (isUseStale(token, world.date())) touchToken(sql, token.id).catch(() => {});
    return token;
  };

  const authenticate = async (request: FastifyRequest) => {
    const text = bearerOf(request.headers.authorization);
    if (text === undefined) throw refusal('Sign in, or show an API token: `Authorization: Bearer guidon_token_…`.');
    request.credential = text;
    const hash = hashSecret(text);
    if (adminHash !== undefined && isSameHash(hash, adminHash)) {
      request.actor = { kind: 'environment-token', id: null, name: 'GUIDON_ADMIN_TOKEN' };
      request.account = almighty;
      return;
    }
    const token = secretKindOf(text) === 'token' ? await find(hash) : undefined;
    if (token === undefined || !isLive(token, world.date())) throw refusal(adviceOn(text));
    request.actor = { kind: 'token', id: token.id, name: token.name };
    request.account = accountOfToken(token);
  };

  return {
    authenticate,
    forgetAll: () => {
      forgotten += 1;
      remembered.clear();
    },
    forget: (id) => {
      forgotten += 1;
      for (const [name, { token }] of remembered) if (token.id === id) remembered.delete(name);
    },
  };
}

function isLive(token: StoredToken, now: Date): boolean {
  return token.revoked_at === null && !isUsersGone(token) && (token.expires_at === null || token.expires_at > now);
}

function isUseStale(token: StoredToken, now: Date): boolean {
  return token.last_used_at === null || now.getTime() - token.last_used_at.getTime() > 60_000;
}

function adviceOn(text: string): string {
  const kind = secretKindOf(text);
  if (kind === 'server' || kind === 'client') return 'This is an SDK key. The REST API takes API tokens.';
  return 'The token is not known, was revoked or has expired.';
}

function refusal(message: string): GuidonError {
  return new GuidonError('unauthenticated', message, { headers: { 'www-authenticate': 'Bearer realm="guidon"' } });
}
