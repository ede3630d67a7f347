import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database } from '../../database/database.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import { type Account, isAtLeast, type Role, roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { checkInstanceRole, checkRole } from '../../http/permissions.js';
import { findUser, highestRoleOf } from '../../people/users.store.js';
import { newSecret } from '../../secrets.js';
import { invitationHours, inviterOf, linkOf, makePasswordLink } from './invitation.links.js';
import type { CreatedInvitation, Invitation, NewInvitationBody, PasswordLink } from './invitations.schema.js';
import {
  findInvitationById,
  type InvitationRow,
  insertInvitation,
  listInvitations,
  revokeInvitation,
} from './invitations.store.js';

export type InvitationsService = ReturnType<typeof createInvitationsService>;

export function createInvitationsService(database: Database) {
  const { sql } = database;
  return {
    async list({ account }: Caller, page: PageRequest & { project?: string }): Promise<Page<Invitation>> {
      if (page.project !== undefined) checkRole(account, page.project, 'admin');
      const scope = { ...pageStart(page), project: page.project, visible: administered(account) };
      return toPage(await listInvitations(sql, scope), page, (row) => row.id, viewOf);
    },

    async create(caller: Caller, body: NewInvitationBody, baseUrl: string): Promise<CreatedInvitation> {
      checkGrant(caller.account, body);
      const secret = newSecret('link');
      const row = await database.transaction(async (inside) => {
        const invitedBy = await inviterOf(inside.sql, caller);
        const made = { ...body, kind: 'member', hours: invitationHours, invitedBy } as const;
        const invited = await insertInvitation(inside.sql, { ...made, tokenHash: secret.hash });
        if (invited === undefined) throw notFound('project', body.project ?? '');
        const after = viewOf(invited);
        inside.later(recordAudit(inside.sql, caller, { ...subject(invited), action: 'invitation.create', after }));
        return invited;
      });
      return { ...viewOf(row), link: linkOf(baseUrl, secret.text) };
    },

    async revoke(caller: Caller, id: string): Promise<void> {
      const row = await findInvitationById(sql, id);
      if (row === undefined || !administers(caller.account, row.project)) throw notFound('open invitation', id);
      await database.transaction(async (inside) => {
        if (!(await revokeInvitation(inside.sql, row.id))) throw notFound('open invitation', id);
        const before = viewOf(row);
        inside.later(recordAudit(inside.sql, caller, { ...subject(row), action: 'invitation.revoke', before }));
      });
    },

    async passwordLink(caller: Caller, userId: string, baseUrl: string): Promise<PasswordLink> {
      const user = await findUser(sql, userId);
      if (user === undefined || user.deactivatedAt !== null) throw notFound('active user', userId);
      const role = await highestRoleOf(sql, user.id);
      // Else an administrator would become an owner by setting an owner's password.
      if (role !== null)
        checkInstanceRole(caller.account, role, 'A link to a password opens all that its owner may do.');
      const made = await database.transaction((inside) => makePasswordLink(inside, caller, { ...user, role }));
      return { link: linkOf(baseUrl, made.token), expiresAt: made.expiresAt.toISOString() };
    },
  };
}

/** Nobody gives more than they have. */
function checkGrant(account: Account, { role, project }: NewInvitationBody): void {
  if (project === undefined)
    checkInstanceRole(account, 'admin', 'Who is invited without a project comes to all of them.');
  else checkRole(account, project, 'admin');
  const held: Role | null = project === undefined ? account.role : roleOn(account, project);
  if (!isAtLeast(held, role)) throw invalid([{ path: '/role', message: `must not be more than your own: ${held}` }]);
}

function administers(account: Account, project: string | null): boolean {
  return isAtLeast(project === null ? account.role : roleOn(account, project), 'admin');
}

function administered(account: Account): readonly string[] | null {
  if (isAtLeast(account.role, 'admin')) return null;
  return [...account.projects].flatMap(([key, role]) => (isAtLeast(role, 'admin') ? [key] : []));
}

function subject({ id, project }: InvitationRow) {
  return { project, subjectKind: 'invitation', subjectKey: id };
}

function viewOf({ id, email, role, project, invitedBy, createdAt, expiresAt }: InvitationRow): Invitation {
  if (email === null || role === null) throw new GuidonError('internal', `The invitation ${id} names nobody.`);
  const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { id, email, role, project, invitedBy, ...times };
}
