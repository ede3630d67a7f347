/** From the least to the most: each may do what those before it may. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];
/** What an environment may ask of those who change it. */
export type ChangeRole = Exclude<Role, 'viewer'>;

/** As whom a request acts, and what they are where. */
export interface Account {
  /** Set where a person acts: by a session, or by a personal token. */
  readonly userId: string | null;
  /** Who answers for it: that person, or who made the service token. Null where nobody is known. */
  readonly answeredBy: string | null;
  /** On the whole instance; null where only projects count. */
  readonly role: Role | null;
  /** Roles on single projects, by their keys. */
  readonly projects: ReadonlyMap<string, Role>;
}

export function isAtLeast(role: Role | null, wanted: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(wanted);
}

/** May do anything: the server itself, and who holds `GUIDON_ADMIN_TOKEN`. */
export const almighty: Account = { userId: null, answeredBy: null, role: 'owner', projects: new Map() };

export interface UserRoles {
  readonly userId: string;
  readonly role: Role | null;
  /** By the projects' keys. */
  readonly memberships: Readonly<Record<string, Role>> | null;
}

/** As a person, by a session. */
export function accountOf({ userId, role, memberships }: UserRoles): Account {
  return { userId, answeredBy: userId, role, projects: new Map(Object.entries(memberships ?? {})) };
}

export function lowerOf(one: Role | null, other: Role | null): Role | null {
  if (one === null || other === null) return null;
  return isAtLeast(one, other) ? other : one;
}

/** The higher of both. */
export function roleOn({ role, projects }: Account, project: string): Role | null {
  const own = projects.get(project) ?? null;
  return own !== null && isAtLeast(own, role ?? 'viewer') ? own : role;
}
