import type { AnswerTo } from './client.js';

/** From the least to the most: each may do what those before it may. */
export const roles = ['viewer', 'editor', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export type Session = AnswerTo<'/api/v1/session', 'get'>;

/** What the person may do in a project, or on the instance where none is named. The server decides; this only shows. */
export function mayAct(session: Session, least: Role, project?: string): boolean {
  const own = project === undefined ? undefined : session.projects[project];
  const held = Math.max(rankOf(session.user.role), rankOf(own ?? null));
  return held >= rankOf(least);
}

function rankOf(role: Role | null): number {
  return role === null ? -1 : roles.indexOf(role);
}
