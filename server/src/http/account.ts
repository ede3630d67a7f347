/** From the least to the most: each may do what those before it may. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

/** As whom a request acts, and what they are where. */
export interface Account {
  /** Set where a person stands behind it: by a session, or by a personal token. */
  readonly userId: string | null;
  /** On the whole instance; null where only projects count. */
  readonly role: Role | null;
  /** Roles on single projects, by their keys. */
  readonly projects: ReadonlyMap<string, Role>;
}

export function isAtLeast(role: Role | null, wanted: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(wanted);
}

/** The higher of both. */
export function roleOn({ role, projects }: Account, project: string): Role | null {
  const own = projects.get(project) ?? null;
  return own !== null && isAtLeast(own, role ?? 'viewer') ? own : role;
}
