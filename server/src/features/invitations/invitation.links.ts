import { recordAudit } from '../../changes/audit-record.store.js';
import type { Sql, Transaction } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import type { Role } from '../../http/account.js';
import { type Caller, system } from '../../http/caller.js';
import { findUser } from '../../people/users.store.js';
import { newSecret } from '../../secrets.js';
import { insertInvitation, revokeLinks } from './invitations.store.js';

export const invitationHours = 7 * 24;
const linkHours = 24;

/** The person, also where their token asks: what they may give is theirs. */
export async function inviterOf(sql: Sql, { actor, account }: Caller): Promise<string> {
  const person = actor.kind === 'token' ? await findUser(sql, account.userId ?? '') : undefined;
  return person?.email ?? actor.name;
}

/** Behind `#`, which browsers keep to themselves: no log on the way has it. */
export function linkOf(baseUrl: string, token: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/invite#${token}`;
}

/** Who opens it becomes an owner. To be made by whoever holds the database. */
export async function makeOwnerLink({ sql, later }: Transaction, baseUrl: string, from: string): Promise<string> {
  const secret = newSecret('link');
  await revokeLinks(sql, 'first-owner');
  const made = {
    kind: 'first-owner',
    tokenHash: secret.hash,
    role: 'owner',
    invitedBy: from,
    hours: linkHours,
  } as const;
  const row = await insertInvitation(sql, made);
  if (row === undefined) throw new GuidonError('internal', 'The link for an owner could not be made.');
  const subject = { subjectKind: 'invitation', subjectKey: row.id };
  later(recordAudit(sql, system, { ...subject, action: 'owner-link.create', after: { role: 'owner', from } }));
  return linkOf(baseUrl, secret.text);
}

export interface PasswordLinkFor {
  readonly id: string;
  readonly email: string;
  /** The most that they may do anywhere: who comes to more by the time that it is opened is not opened by it. */
  readonly role: Role | null;
}

/** Who opens it sets that person's password. */
export async function makePasswordLink({ sql, later }: Transaction, caller: Caller, user: PasswordLinkFor) {
  const secret = newSecret('link');
  await revokeLinks(sql, 'password', user.id);
  const { id: userId, email, role } = user;
  const made = { kind: 'password', userId, email, role, hours: linkHours } as const;
  const invitedBy = await inviterOf(sql, caller);
  const row = await insertInvitation(sql, { ...made, invitedBy, tokenHash: secret.hash });
  if (row === undefined) throw new GuidonError('internal', 'The link for a password could not be made.');
  later(recordAudit(sql, caller, { action: 'user.password-link', subjectKind: 'user', subjectKey: user.id }));
  return { token: secret.text, expiresAt: row.expiresAt };
}
