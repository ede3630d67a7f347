import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database } from '../../database/database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { RequestSession } from '../../http/access.js';
import { callerOf, personsCaller } from '../../http/caller.js';
import type { SessionCookie } from '../../http/session-cookie.js';
import type { BeginSession, Begun } from '../../people/begin-session.js';
import { hashSecret, newSecret } from '../../secrets.js';
import type { CurrentSession, OwnSession } from './sessions.schema.js';
import {
  findSession,
  insertSession,
  type LiveSession,
  listSessions,
  revokeByToken,
  revokeSession,
  type SessionRow,
} from './sessions.store.js';

export interface SessionsDeps {
  readonly database: Database;
  readonly cookie: SessionCookie;
  /** Other nodes are to read sessions again. */
  readonly forget: () => Promise<void>;
}

export type SessionsService = ReturnType<typeof createSessionsService>;

export function createSessionsService({ database, cookie, forget }: SessionsDeps) {
  /** A session of its own each time: what a browser held before opens nothing any more. */
  const begin: BeginSession = async (transaction, request, { person, method }) => {
    const secret = newSecret('session');
    const { sql, later } = transaction;
    const userAgent = (request.headers['user-agent'] ?? '').slice(0, 400);
    const stored = { person, tokenHash: secret.hash, method, userAgent, address: request.ip };
    const before = cookie.read(request);
    const row = await insertSession(sql, stored);
    if (row === undefined) throw changedMeanwhile();
    if (before !== undefined) later(revokeByToken(sql, hashSecret(before)));
    const caller = personsCaller(person, request.id);
    later(recordAudit(sql, caller, { ...subject(row.id), action: 'session.create', after: { method } }));
    return { token: secret.text, expiresAt: row.expiresAt };
  };

  return {
    begin,

    /** Hands the browser what was begun, and says who it is now. */
    hand: async (reply: FastifyReply, { token, expiresAt }: Begun) => {
      await forget();
      cookie.set(reply, token, { expires: expiresAt });
      const session = await findSession(database.sql, hashSecret(token));
      if (session === undefined) throw new GuidonError('unauthenticated', 'The session was ended at once.');
      return viewOfCurrent(session);
    },

    current: async (token: string): Promise<CurrentSession> => {
      const session = await findSession(database.sql, hashSecret(token));
      if (session === undefined) throw new GuidonError('unauthenticated', 'You are signed out. Sign in again.');
      return viewOfCurrent(session);
    },

    list: async (userId: string, session: RequestSession): Promise<{ items: OwnSession[] }> => {
      const rows = await listSessions(database.sql, userId);
      return { items: rows.map((row) => viewOf(row, row.id === session.id)) };
    },

    revoke: (request: FastifyRequest, userId: string, id: string): Promise<void> =>
      database.transaction(async ({ sql, later }) => {
        if (!(await revokeSession(sql, userId, id))) throw notFound('session', id);
        later(recordAudit(sql, callerOf(request), { ...subject(id), action: 'session.revoke' }));
      }),
  };
}

function changedMeanwhile(): GuidonError {
  return new GuidonError('unauthenticated', 'Your account was changed while you signed in. Sign in again.');
}

function subject(id: string) {
  return { subjectKind: 'session', subjectKey: id };
}

function viewOfCurrent({ userId, email, name, role, memberships, method, expiresAt }: LiveSession): CurrentSession {
  const user = { id: userId, email, name, role };
  return { user, projects: { ...memberships }, method, expiresAt: expiresAt.toISOString() };
}

function viewOf({ createdAt, seenAt, expiresAt, ...row }: SessionRow, isCurrent: boolean): OwnSession {
  const times = {
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
  return { ...row, isCurrent, ...times };
}
