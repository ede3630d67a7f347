import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { Database, Transaction } from '../../database/database.js';
import { GuidonError, notFound } from '../../errors.js';
import type { Role } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch, etagOf } from '../../http/etag.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { checkInstanceRole, checkRole, visibleProjects } from '../../http/permissions.js';
import { endSessions, lockActiveOwners } from '../../people/users.store.js';
import type { Member, MembersQuery, UserPatch } from './members.schema.js';
import {
  deleteMembership,
  holdProject,
  isProject,
  listMembers,
  lockMember,
  type MemberRow,
  putMembership,
  updateMember,
} from './members.store.js';

export interface MembersDeps {
  readonly database: Database;
  /** What was read of roles is out of date. */
  readonly rolesChanged: () => Promise<void>;
  readonly now: () => Date;
}

export interface MemberResult {
  readonly member: Member;
  readonly etag: string;
}

export interface MembershipPath {
  readonly project: string;
  readonly user: string;
}

export type MembersService = ReturnType<typeof createMembersService>;

export function createMembersService({ database, rolesChanged, now }: MembersDeps) {
  async function change(run: (transaction: Transaction) => Promise<MemberResult>): Promise<MemberResult> {
    try {
      return await database.transaction(run);
    } finally {
      await rolesChanged();
    }
  }
  return {
    async list({ account }: Caller, query: MembersQuery): Promise<Page<Member>> {
      const visible = visibleProjects(account);
      const { project } = query;
      if (project !== undefined) {
        checkRole(account, project, 'viewer');
        if (!(await isProject(database.sql, project))) throw notFound('project', project);
      }
      const projects = project === undefined ? (visible === 'all' ? undefined : visible) : [project];
      const rows = await listMembers(database.sql, { visible, projects, ...pageStart(query) });
      return toPage(rows, query, (row) => row.id, viewOf);
    },

    updateUser: (caller: Caller, id: string, patch: UserPatch): Promise<MemberResult> =>
      change((transaction) => updateUser(transaction, caller, id, { ...patch, now: now() })),

    put: (caller: Caller, path: MembershipPath, role: Role): Promise<MemberResult> =>
      change((transaction) => setRole(transaction, caller, path, role)),

    remove: async (caller: Caller, path: MembershipPath): Promise<void> => {
      await change((transaction) => setRole(transaction, caller, path, null));
    },
  };
}

async function updateUser(
  { sql, later }: Transaction,
  caller: Caller,
  id: string,
  { deactivated, now, ...patch }: UserPatch & { readonly now: Date },
): Promise<MemberResult> {
  const owners = await lockActiveOwners(sql);
  const before = await lockMember(sql, id, 'all');
  if (before === undefined) throw notFound('user', id);
  checkIfMatch(caller.ifMatch, resultOf(before).etag);
  const deactivatedAt = deactivated === true ? (before.deactivatedAt ?? now) : null;
  const edited = { ...before, ...patch, ...(deactivated !== undefined && { deactivatedAt }) };
  const differs = changedParts(viewOf(before), viewOf(edited));
  if (Object.keys(differs.after).length === 0) return resultOf(before);
  for (const role of rolesTouched(before, edited)) checkInstanceRole(caller.account, role, upToOwn);
  if (owners.includes(id) && !isActiveOwner(edited) && owners.length === 1) throw lastOwner();
  const after = { ...edited, revision: before.revision + 1 };
  later(updateMember(sql, after));
  if (after.deactivatedAt !== null) later(endSessions(sql, id));
  later(recordAudit(sql, caller, { subjectKind: 'user', subjectKey: id, action: 'user.update', ...differs }));
  return resultOf(after);
}

/** Whom an account is closed to loses their roles on projects, too. */
function rolesTouched(before: MemberRow, edited: MemberRow): readonly Role[] {
  const isSwitched = (before.deactivatedAt === null) !== (edited.deactivatedAt === null);
  const onProjects = isSwitched ? Object.values(before.projects) : [];
  return [before.role, edited.role, ...onProjects].filter((role) => role !== null);
}

/** Null takes the membership away. */
async function setRole(
  { sql, later }: Transaction,
  caller: Caller,
  { project, user }: MembershipPath,
  role: Role | null,
): Promise<MemberResult> {
  const projectId = await holdProject(sql, project);
  if (projectId === undefined) throw notFound('project', project);
  const before = await lockMember(sql, user, visibleProjects(caller.account));
  const held = before === undefined ? null : roleIn(before, project);
  if (before === undefined || (role === null && held === null)) throw notFound('member', `${project}/${user}`);
  if (role === held) return resultOf(before);
  for (const one of [held, role]) if (one !== null) checkRole(caller.account, project, one, upToOwn);
  later(role === null ? deleteMembership(sql, user, projectId) : putMembership(sql, user, projectId, role));
  later(recordAudit(sql, caller, { project, ...entryOf(before, held, role) }));
  const { [project]: _gone, ...others } = before.projects;
  return resultOf({ ...before, projects: role === null ? others : { ...others, [project]: role } });
}

/** Projects are called as people like: `constructor` is a name as any other. */
function roleIn({ projects }: MemberRow, project: string): Role | null {
  return (Object.hasOwn(projects, project) ? projects[project] : undefined) ?? null;
}

function entryOf({ id, email }: MemberRow, held: Role | null, role: Role | null) {
  const sides = { ...(held && { before: { email, role: held } }), ...(role && { after: { email, role } }) };
  const action = role === null ? 'member.remove' : held === null ? 'member.add' : 'member.update';
  return { subjectKind: 'member', subjectKey: id, action, ...sides };
}

const upToOwn = 'Nobody gives or takes a role above their own.';

function isActiveOwner({ role, deactivatedAt }: MemberRow): boolean {
  return role === 'owner' && deactivatedAt === null;
}

function lastOwner(): GuidonError {
  return new GuidonError('conflict', 'This is the last active owner. Make another owner first.');
}

function resultOf(row: MemberRow): MemberResult {
  return { member: viewOf(row), etag: etagOf(row.id, row.revision) };
}

function viewOf(row: MemberRow): Member {
  const { id, email, name, role, projects } = row;
  return {
    id,
    email,
    name,
    role,
    projects: { ...projects },
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
  };
}
