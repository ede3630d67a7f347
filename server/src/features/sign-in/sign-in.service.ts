import type { FastifyRequest } from 'fastify';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database, Transaction } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import type { RequestSession } from '../../http/access.js';
import { callerOf } from '../../http/caller.js';
import { checkPassword, type Passwords } from '../../people/passwords.js';
import { endSessions, findUser, findUserByEmail, type UserRow, updatePassword } from '../../people/users.store.js';
import { countAttempt, forgiveAttempt, subjectsOf } from './sign-in.attempts.js';
import type { Credentials, PasswordChange } from './sign-in.schema.js';

export interface Begun {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SignInDeps {
  readonly database: Database;
  readonly passwords: Passwords;
  /** Another feature's: begins a session. */
  readonly begin: (
    transaction: Transaction,
    request: FastifyRequest,
    signIn: { readonly person: Pick<UserRow, 'id' | 'email'>; readonly method: string },
  ) => Promise<Begun>;
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

    /** Every other session ends: whoever changes a password may have a reason. */
    changePassword: async (request: FastifyRequest, session: RequestSession, { current, next }: PasswordChange) => {
      const user = await findUser(sql, request.account.userId ?? '');
      if (user === undefined || user.passwordHash === null) throw noPassword();
      checkPassword(next, user.email, '/next');
      await proveCurrent(user, current, request.ip);
      const passwordHash = await passwords.hash(next);
      await database.transaction(async ({ sql: inside, later }) => {
        await updatePassword(inside, user.id, passwordHash);
        await endSessions(inside, user.id, session.id);
        const subject = { subjectKind: 'user', subjectKey: user.id };
        later(recordAudit(inside, callerOf(request), { ...subject, action: 'user.password' }));
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

function noPassword(): GuidonError {
  const detail =
    'You sign in with an identity provider and have no password here. An administrator can make a link for one.';
  return new GuidonError('conflict', detail);
}
