import type { FastifyRequest } from 'fastify';
import type { Sql } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import type { Authenticate } from '../../http/access.js';
import { accountOf } from '../../http/account.js';
import { checkOwnPage } from '../../http/same-origin.js';
import type { SessionCookie } from '../../http/session-cookie.js';
import { hashSecret, secretKindOf } from '../../secrets.js';
import type { SessionLookup } from './sessions.lookup.js';
import { touchSession } from './sessions.store.js';

export interface SessionAuthOptions {
  readonly sql: Sql;
  readonly sessions: SessionLookup;
  readonly cookie: SessionCookie;
  readonly publicUrl: string | undefined;
  /** For requests that show a token, or nothing at all. */
  readonly otherwise: Authenticate;
}

/** A header that says who one is goes before the cookie, which browsers send without being asked. */
export function createSessionAuth({ sql, sessions, cookie, publicUrl, otherwise }: SessionAuthOptions): Authenticate {
  const authenticate = async (request: FastifyRequest, token: string) => {
    checkOwnPage(request, publicUrl);
    const session = secretKindOf(token) === 'session' ? await sessions.find(hashSecret(token)) : undefined;
    if (session === undefined) throw signedOut();
    const { id, method, expiresAt, userId, email } = session;
    request.credential = token;
    request.session = { id, method, expiresAt };
    request.actor = { kind: 'user', id: userId, name: email };
    request.account = accountOf(session);
    if (session.isUseStale && request.isRecheck !== true) touchSession(sql, session).catch(() => {});
  };
  return (request) => {
    const token = request.headers.authorization === undefined ? cookie.read(request) : undefined;
    return token === undefined ? otherwise(request) : authenticate(request, token);
  };
}

function signedOut(): GuidonError {
  const headers = { 'www-authenticate': 'Bearer realm="guidon"' };
  return new GuidonError('unauthenticated', 'You are signed out. Sign in again.', { headers });
}
