import { isAtLeast, type Role } from '../../http/account.js';
import type { Claims } from './oidc.client.js';
import type { ProviderSettings } from './providers.store.js';

/** What a provider's groups make of a person. What its settings name no role for stays as it is. */
export interface GivenRoles {
  /** Undefined: the provider does not rule over roles on the instance. */
  readonly instance: Role | null | undefined;
  /** By the keys of the projects that the settings name; null: none. */
  readonly projects: ReadonlyMap<string, Role | null>;
}

type Mapping = Pick<ProviderSettings, 'roles' | 'defaultRole' | 'groupsClaim'>;

export function rolesGiven({ roles, defaultRole, groupsClaim }: Mapping, claims: Claims): GivenRoles {
  const groups = groupsIn(claims[groupsClaim]);
  const given = (project: string | null) =>
    highest(roles.flatMap((entry) => (entry.project === project && groups.has(entry.group) ? [entry.role] : [])));
  const keys = new Set(roles.flatMap(({ project }) => project ?? []));
  const projects = new Map([...keys].map((key) => [key, given(key)] as const));
  const rules = defaultRole !== null || roles.some(({ project }) => project === null);
  if (!rules) return { instance: undefined, projects };
  // The default is for those whom no group gives anything.
  const isGivenNone = given(null) === null && [...projects.values()].every((role) => role === null);
  return { instance: isGivenNone ? defaultRole : given(null), projects };
}

/** A list, or, as some providers have it, one name alone. */
function groupsIn(claim: unknown): ReadonlySet<string> {
  const list = Array.isArray(claim) ? claim : [claim];
  return new Set(list.filter((group) => typeof group === 'string'));
}

function highest(held: readonly Role[]): Role | null {
  return held.reduce<Role | null>((best, role) => (isAtLeast(best, role) ? best : role), null);
}
