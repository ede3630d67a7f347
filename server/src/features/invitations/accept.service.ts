import type { FastifyRequest } from 'fastify';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database, Transaction } from '../../database/database.js';
import { GuidonError, invalid } from '../../errors.js';
import { isAtLeast } from '../../http/account.js';
import { personsCaller } from '../../http/caller.js';
import type { BeginSession, Begun } from '../../people/begin-session.js';
import { checkPassword, type Passwords } from '../../people/passwords.js';
import {
  endSessions,
  findUser,
  findUserByEmail,
  grantRole,
  highestRoleOf,
  insertUser,
  type UserRow,
  updatePassword,
} from '../../people/users.store.js';
import { hashSecret, secretKindOf } from '../../secrets.js';
import type { AcceptBody, InvitationLook } from './invitations.schema.js';
import { findOpenInvitation, type InvitationRow, revokeLinks, takeInvitation } from './invitations.store.js';

export interface AcceptDeps {
  readonly database: Database;
  readonly passwords: Passwords;
  /** Another feature's: whose account it is, counted as any attempt to sign in. */
  readonly prove: (credentials: { email: string; password: string }, address: string) => Promise<UserRow>;
  /** Another feature's. */
  readonly begin: BeginSession;
}

export interface AcceptService {
  look(token: string): Promise<InvitationLook>;
  accept(request: FastifyRequest, body: AcceptBody): Promise<Begun>;
}

export function createAcceptService(deps: AcceptDeps): AcceptService {
  const { database, passwords, prove, begin } = deps;
  const { sql } = database;

  const find = async (token: string): Promise<InvitationRow> => {
    const row = secretKindOf(token) === 'link' ? await findOpenInvitation(sql, hashSecret(token)) : undefined;
    if (row === undefined) throw usedUp();
    return row;
  };

  const come = (request: FastifyRequest, invitation: InvitationRow, run: (inside: Transaction) => Promise<UserRow>) =>
    database.transaction(async (inside) => {
      if (!(await takeInvitation(inside.sql, invitation.id))) throw usedUp();
      const person = await run(inside);
      return await begin(inside, request, { person, method: 'password' });
    });

  const setPassword = async (request: FastifyRequest, invitation: InvitationRow, { password }: AcceptBody) => {
    const user = await findUser(sql, invitation.userId ?? '');
    if (user === undefined || user.deactivatedAt !== null) throw usedUp();
    checkPassword(password, user.email);
    const passwordHash = await passwords.hash(password);
    return await come(request, invitation, async (inside) => {
      await updatePassword(inside.sql, user.id, passwordHash);
      const role = await highestRoleOf(inside.sql, user.id);
      if (role !== null && !isAtLeast(invitation.role, role)) throw usedUp();
      await endSessions(inside.sql, user.id);
      const subject = { subjectKind: 'user', subjectKey: user.id };
      await recordAudit(inside.sql, personsCaller(user, request.id), { ...subject, action: 'user.password' });
      return { ...user, passwordHash };
    });
  };

  const join = async (request: FastifyRequest, invitation: InvitationRow, body: AcceptBody) => {
    const email = emailOf(invitation, body);
    const known = await findUserByEmail(sql, email);
    const makeUser =
      known === undefined
        ? await newUser(passwords, { ...body, email }, request.id)
        : await provenUser(known, body, request.ip);
    return await come(request, invitation, async (inside) => {
      const user = await makeUser(inside);
      await grant(inside, invitation, user, request.id);
      return user;
    });
  };

  const provenUser = async (known: UserRow, { password }: AcceptBody, address: string) => {
    if (known.passwordHash === null && known.deactivatedAt === null) throw signsInElsewhere();
    const user = await prove({ email: known.email, password }, address);
    return () => Promise.resolve(user);
  };

  return {
    look: async (token) => {
      const row = await find(token);
      const known = row.email === null || row.kind === 'password' ? undefined : await findUserByEmail(sql, row.email);
      const { kind, email, project, expiresAt } = row;
      const role = kind === 'password' ? null : row.role;
      return { kind, email, role, project, hasAccount: known !== undefined, expiresAt: expiresAt.toISOString() };
    },

    accept: async (request, body) => {
      const invitation = await find(body.token);
      return await (invitation.kind === 'password' ? setPassword : join)(request, invitation, body);
    },
  };
}

function emailOf({ email }: InvitationRow, body: AcceptBody): string {
  const given = body.email?.toLowerCase();
  if (email === null && given === undefined)
    throw invalid([{ path: '/email', message: 'is missing: the link names none' }]);
  if (email !== null && given !== undefined && given !== email)
    throw invalid([{ path: '/email', message: `must be ${email}, whom the link invites` }]);
  return email ?? given ?? '';
}

async function newUser(
  passwords: Passwords,
  { name, email, password }: AcceptBody & { email: string },
  requestId: string,
) {
  if (name === undefined) throw invalid([{ path: '/name', message: 'is missing' }]);
  checkPassword(password, email);
  const passwordHash = await passwords.hash(password);
  return async ({ sql }: Transaction): Promise<UserRow> => {
    const user = await insertUser(sql, { email, name, passwordHash, role: null });
    if (user === undefined) throw new GuidonError('conflict', 'This account was made just now. Sign in with it.');
    const after = { email, name };
    const subject = { subjectKind: 'user', subjectKey: user.id };
    await recordAudit(sql, personsCaller(user, requestId), { ...subject, action: 'user.create', after });
    return user;
  };
}

async function grant({ sql }: Transaction, invitation: InvitationRow, user: UserRow, requestId: string): Promise<void> {
  const { id, kind, role, project, projectId } = invitation;
  if (role !== null) await grantRole(sql, { userId: user.id, role, projectId });
  if (kind === 'first-owner') await revokeLinks(sql, 'first-owner');
  const subject = { project, subjectKind: 'invitation', subjectKey: id };
  const after = { kind, role, user: user.id };
  await recordAudit(sql, personsCaller(user, requestId), { ...subject, action: 'invitation.accept', after });
}

function usedUp(): GuidonError {
  return new GuidonError('not-found', 'This link was used, was taken back or has expired. Ask for another one.');
}

function signsInElsewhere(): GuidonError {
  const detail =
    'There is an account that signs in with an identity provider. Have its role changed among the members.';
  return new GuidonError('conflict', detail);
}
