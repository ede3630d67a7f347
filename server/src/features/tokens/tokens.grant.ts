import { GuidonError, invalid } from '../../errors.js';
import { type Account, isAtLeast, type Role, roleOn, roles } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { checkInstanceRole, checkRole } from '../../http/permissions.js';
import type { NewTokenBody } from './tokens.schema.js';
import type { TokenScope } from './tokens.store.js';

/** The role that a new token gets, where its maker may make it: never more than their own. */
export function grantedRole({ actor, account }: Caller, { kind, role, project }: NewTokenBody): Role {
  if (kind === 'personal') {
    // A token that made another could leave its own limits, or outlive itself.
    if (actor.kind !== 'user') throw needsPerson();
    if (project !== undefined) checkRole(account, project, 'viewer');
  } else if (project === undefined)
    checkInstanceRole(account, 'admin', "A service token for all projects is an admin's.");
  else checkRole(account, project, 'admin', 'Service tokens are made by an admin.');
  const held = heldBy(account, project);
  if (role !== undefined && !isAtLeast(held, role)) {
    throw invalid([{ path: '/role', message: `must not be more than your own: ${held}` }]);
  }
  return role ?? held;
}

/** On the project; else the highest there is: what a personal token may do is looked up as it is used. */
function heldBy(account: Account, project: string | undefined): Role {
  if (project !== undefined) return roleOn(account, project) ?? 'viewer';
  const held = [account.role, ...account.projects.values()];
  return [...roles].reverse().find((role) => held.some((one) => isAtLeast(one, role))) ?? 'viewer';
}

export function scopeOf({ account }: Pick<Caller, 'account'>): TokenScope {
  const projects = [...account.projects].filter(([, role]) => isAtLeast(role, 'admin')).map(([key]) => key);
  return { isAll: isAtLeast(account.role, 'admin'), userId: account.userId, projects };
}

function needsPerson(): GuidonError {
  return new GuidonError('forbidden', 'A personal token is made by its user, signed in: not with another token.');
}
