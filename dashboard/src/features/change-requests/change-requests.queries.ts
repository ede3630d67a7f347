import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
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

/** The newest first, page by page. */
export function changeRequestsQuery(api: Api, project: string, state: RequestState | undefined) {
  return infiniteQueryOptions({
    queryKey: keys.in(project, 'change-requests', 'list', state ?? null),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 50, ...(state !== undefined && { state }), ...(cursor !== undefined && { cursor }) };
      return take(api.GET('/api/v1/projects/{project}/change-requests', { params: { path: { project }, query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function changeRequestQuery(api: Api, { project, request }: RequestPlace) {
  const params = { path: { project, request } };
  return queryOptions({
    queryKey: keys.in(project, 'change-requests', 'one', request),
    queryFn: () => take(api.GET('/api/v1/projects/{project}/change-requests/{request}', { params })),
  });
}
