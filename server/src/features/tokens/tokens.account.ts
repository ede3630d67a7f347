import { type Account, accountOf, lowerOf, type Role, roleOn } from '../../http/account.js';
import type { StoredToken } from './tokens.store.js';

/** As whom a token acts: a person's never more than they themselves, and than it was made for. */
export function accountOfToken(token: StoredToken): Account {
  if (token.user_id === null) return limitedTo(token, { answeredBy: token.made_by, userId: null }, () => token.role);
  const { user_id: userId, user_role: role, memberships } = token;
  const own = accountOf({ userId, role, memberships });
  const lowered = (held: Role | null) => lowerOf(held, token.role);
  if (token.project_id !== null) return limitedTo(token, own, (project) => lowered(roleOn(own, project)));
  const projects = [...own.projects].flatMap(([key, held]) => pair(key, lowered(held)));
  return { ...own, role: lowered(role), projects: new Map(projects) };
}

/** A person's token goes with their account. */
export function isUsersGone({ user_id, user_deactivated_at, is_user_there }: StoredToken): boolean {
  return user_id !== null && (!is_user_there || user_deactivated_at !== null);
}

function limitedTo(
  token: StoredToken,
  who: Pick<Account, 'userId' | 'answeredBy'>,
  roleIn: (project: string) => Role | null,
): Account {
  const { userId, answeredBy } = who;
  if (token.project_id === null) return { userId, answeredBy, role: token.role, projects: new Map() };
  const { project } = token;
  // The project is gone, and all that the token could do with it.
  const projects = project === null ? [] : pair(project, roleIn(project));
  return { userId, answeredBy, role: null, projects: new Map(projects) };
}

function pair(project: string, role: Role | null): [string, Role][] {
  return role === null ? [] : [[project, role]];
}
