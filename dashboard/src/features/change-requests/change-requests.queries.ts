import { queryOptions } from '@tanstack/react-query';
import { type AnswerTo, type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type ChangeRequestSummary = ItemOf<'/api/v1/projects/{project}/change-requests'>;
export type ChangeRequest = AnswerTo<'/api/v1/projects/{project}/change-requests/{request}', 'get'>;
export type RequestState = ChangeRequestSummary['state'];

export interface RequestPlace {
  readonly project: string;
  readonly request: string;
}

/** For a review, or for its time. */
export function isWaiting({ state }: Pick<ChangeRequestSummary, 'state'>): boolean {
  return state === 'open' || state === 'approved';
}

export function changeRequestsQuery(api: Api, project: string, state: RequestState | undefined) {
  const query = { limit: 100, ...(state !== undefined && { state }) };
  return queryOptions({
    queryKey: keys.in(project, 'change-requests', 'list', state ?? null),
    queryFn: async () =>
      (await take(api.GET('/api/v1/projects/{project}/change-requests', { params: { path: { project }, query } })))
        .items,
  });
}

export function changeRequestQuery(api: Api, { project, request }: RequestPlace) {
  const params = { path: { project, request } };
  return queryOptions({
    queryKey: keys.in(project, 'change-requests', 'one', request),
    queryFn: () => take(api.GET('/api/v1/projects/{project}/change-requests/{request}', { params })),
  });
}
