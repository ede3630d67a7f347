import { GuidonError, notFound } from '../errors.js';
import { type Account, isAtLeast, type Role, roleOn } from './account.js';

/** What a permission takes. */
interface Grant {
  /** `instance`: the role on the whole instance. `project`: that, or the same role on the project that is asked for. */
  readonly on: 'instance' | 'project';
  /** Null: whoever has signed in, or shows a token that is live. */
  readonly role: Role | null;
  readonly allows: string;
}

const whoever = (allows: string): Grant => ({ on: 'instance', role: null, allows });
const onInstance = (role: Role, allows: string): Grant => ({ on: 'instance', role, allows });
const onProject = (role: Role, allows: string): Grant => ({ on: 'project', role, allows });

/** The one table of who may do what; `docs/access.md` shows it. */
const grants = {
  'instance.read': whoever('sign in, and see what one may see'),
  'tokens.read': whoever('see their own API tokens; an admin sees all'),
  'tokens.edit': whoever('make and revoke their own API tokens; service tokens take an admin'),
  'metrics.read': onInstance('viewer', "read the server's metrics"),
  'project.create': onInstance('admin', 'make projects'),
  'users.edit': onInstance('admin', "change accounts: their role, their name, whether they're active"),
  'settings.edit': onInstance('owner', 'change settings of the instance, and who may sign in'),
  'project.read': onProject('viewer', 'read flags, segments, environments and evaluations'),
  'audit.read': onProject('viewer', 'read and export the audit log'),
  'members.read': onProject('viewer', 'see who is a member'),
  'flag.edit': onProject('editor', 'make, change, archive and restore flags'),
  'config.edit': onProject('editor', 'change what a flag is in an environment'),
  'segment.edit': onProject('editor', 'make, change and delete segments'),
  'change-request.edit': onProject('editor', 'ask for a change, and withdraw it'),
  'change-request.review': onProject('editor', "approve, refuse and apply other people's changes"),
  'sdk-key.read': onProject('editor', 'see which SDK keys there are, never their text'),
  'sdk-key.edit': onProject('admin', 'make, change and revoke SDK keys'),
  'environment.edit': onProject('admin', 'make, change and delete environments'),
  'project.edit': onProject('admin', 'change and delete a project'),
  'members.edit': onProject('admin', 'invite, change and remove members, up to their own role'),
} satisfies Readonly<Record<string, Grant>>;

export type Permission = keyof typeof grants;
export const permissions: Readonly<Record<Permission, Grant>> = grants;

/**
 * Why the permission does not allow it. Of a project where one has no role one hears what one would hear of a project
 * that is not there. Without a project, what is held on any one lets in: such a route narrows its answer itself.
 */
export function refusalOf(account: Account, permission: Permission, project?: string): GuidonError | undefined {
  const { on, role } = permissions[permission];
  if (role === null) return undefined;
  if (on === 'project' && project !== undefined) return refusalOn(account, project, role);
  const held = on === 'instance' ? [account.role] : [account.role, ...account.projects.values()];
  return held.some((one) => isAtLeast(one, role)) ? undefined : notEnough(role);
}

function refusalOn(account: Account, project: string, role: Role, why?: string): GuidonError | undefined {
  const held = roleOn(account, project);
  if (held === null) return notFound('project', project);
  return isAtLeast(held, role) ? undefined : notEnough(role, project, why);
}

/** Refuses who is less than this on the project. */
export function checkRole(account: Account, project: string, role: Role, why?: string): void {
  const refusal = refusalOn(account, project, role, why);
  if (refusal !== undefined) throw refusal;
}

/** Refuses who is less than this on the whole instance. */
export function checkInstanceRole(account: Account, role: Role, why?: string): void {
  if (!isAtLeast(account.role, role)) throw notEnough(role, undefined, why);
}

function notEnough(role: Role, project?: string, why?: string): GuidonError {
  const place = project === undefined ? 'on the instance' : `on the project "${project}"`;
  const reason = why === undefined ? '' : ` ${why}`;
  return new GuidonError('forbidden', `This takes the role ${role} ${place}.${reason}`, { members: { needs: role } });
}

/** The projects that an account may see: all, or these. */
export function visibleProjects({ role, projects }: Account): readonly string[] | 'all' {
  return role === null ? [...projects.keys()] : 'all';
}
