import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';
import type { Role } from '../../api/session.model.js';

export type Member = ItemOf<'/api/v1/members'>;
export type Invitation = ItemOf<'/api/v1/invitations'>;

/** Whose role counts anywhere, or in the project. */
export function membersQuery(api: Api, project?: string) {
  const narrowed = project === undefined ? {} : { project };
  return queryOptions({
    queryKey: [...keys.instance('members'), project ?? null],
    queryFn: () =>
      everyPage((query) => take(api.GET('/api/v1/members', { params: { query: { ...query, ...narrowed } } }))),
  });
}

export function invitationsQuery(api: Api) {
  return queryOptions({
    queryKey: keys.instance('invitations'),
    queryFn: () => everyPage((query) => take(api.GET('/api/v1/invitations', { params: { query } }))),
  });
}

/** A project may be called as what every object has. */
export function heldOn({ projects }: Member, project: string): Role | null {
  return (Object.hasOwn(projects, project) ? projects[project] : undefined) ?? null;
}
