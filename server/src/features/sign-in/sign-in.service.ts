import type { FastifyRequest } from 'fastify';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import { callerOf } from '../../http/caller.js';
import type { BeginSession, Begun } from '../../people/begin-session.js';
import { checkPassword, type Passwords } from '../../people/passwords.js';
import { endSessions, findUser, findUserByEmail, replacePassword, type UserRow } from '../../people/users.store.js';
import { countAttempt, forgiveAttempt, subjectsOf } from './sign-in.attempts.js';
import type { Credentials, PasswordChange } from './sign-in.schema.js';

export interface SignInDeps {
  readonly database: Database;
  readonly passwords: Passwords;
  /** Another feature's. */
  readonly begin: BeginSession;
}

export type SignInService = ReturnType<typeof createSignInService>;

export function createSignInService({ database, passwords, begin }: SignInDeps) {
  const { sql } = database;

  /** Says nothing of why not: whether there is such an account is nobody's business. */
  const prove = async ({ email, password }: Credentials, address: string): Promise<UserRow> => {
    const subjects = subjectsOf(email, address);
    await countAttempt(sql, subjects);
    const user = await findUserByEmail(sql, email);
    const isRight = await passwords.isRight(user?.passwordHash ?? null, password);
    if (user === undefined || !isRight || user.deactivatedAt !== null) throw wrong();
    await forgiveAttempt(sql, subjects);
    return user;
  };

  return {
    prove,

    signIn: async (request: FastifyRequest, credentials: Credentials): Promise<Begun> => {
      const person = await prove(credentials, request.ip);
      return await database.transaction((inside) => begin(inside, request, { person, method: 'password' }));
    },

    /** Every session ends, a copy of the cookie that asks among them: whoever changes a password may have a reason. */
    changePassword: async (request: FastifyRequest, { current, next }: PasswordChange): Promise<Begun> => {
      const user = await findUser(sql, request.account.userId ?? '');
      if (user === undefined || user.passwordHash === null) throw noPassword();
      checkPassword(next, user.email, '/next');
      await proveCurrent(user, current, request.ip);
      const passwordHash = await passwords.hash(next);
      return await database.transaction(async (inside) => {
        if (!(await replacePassword(inside.sql, user, passwordHash))) throw changedMeanwhile();
        await endSessions(inside.sql, user.id);
        const subject = { subjectKind: 'user', subjectKey: user.id };
        inside.later(recordAudit(inside.sql, callerOf(request), { ...subject, action: 'user.password' }));
        return await begin(inside, request, { person: { ...user, passwordHash }, method: 'password' });
      });
    },
  };

  async function proveCurrent({ email }: UserRow, password: string, address: string): Promise<void> {
    await prove({ email, password }, address).catch((error: unknown) => {
      if (!(error instanceof GuidonError) || error.kind !== 'unauthenticated') throw error;
      const errors = [{ path: '/current', message: 'is not your password' }];
      throw new GuidonError('invalid', '/current is not your password.', { errors });
    });
  }
}

function wrong(): GuidonError {
  const headers = { 'www-authenticate': 'Bearer realm="guidon"' };
  return new GuidonError('unauthenticated', 'The email address or the password is not right.', { headers });
}

function changedMeanwhile(): GuidonError {
  return new GuidonError('conflict', 'Your password was changed by another request just now. Sign in with that one.');
}

function noPassword(): GuidonError {
  const detail =
    'You sign in with an identity provider and have no password here. An administrator can make a link for one.';
  return new GuidonError('conflict', detail);
}
