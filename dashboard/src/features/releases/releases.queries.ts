import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiError } from '../../api/api-error.js';
import { type AnswerTo, type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release';

export type Release = AnswerTo<typeof path, 'get'>;
export type ReleaseSummary = ItemOf<'/api/v1/releases'>;
export type ReleaseState = Release['state'];
export type ReleaseAction = Release['allowed'][number];
export type ReleaseStage = Release['plan']['stages'][number];
export type ReleaseEvent = ItemOf<`${typeof path}/events`>;

export interface ReleasePlace {
  readonly project: string;
  readonly flag: string;
  readonly environment: string;
}

/** The one that is open, or else the last; null where there never was one. */
export function releaseQuery(api: Api, place: ReleasePlace) {
  return queryOptions({
    queryKey: keys.in(place.project, 'releases', place.flag, place.environment, 'one'),
    queryFn: async (): Promise<Release | null> => {
      try {
        return await take(api.GET(path, { params: { path: { ...place } } }));
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'not-found') return null;
        throw error;
      }
    },
  });
}

/** The same, for who only asks whether there is one. */
export function lastReleaseQuery(api: Api, place: ReleasePlace) {
  const params = { path: { ...place }, query: { limit: 1 } };
  return queryOptions({
    queryKey: keys.in(place.project, 'releases', place.flag, place.environment, 'last'),
    queryFn: async (): Promise<ReleaseSummary | null> => {
      const { items } = await take(api.GET(`${path}s`, { params }));
      return items[0] ?? null;
    },
  });
}

/** What happened to a release, the newest first. */
export function releaseEventsQuery(api: Api, place: ReleasePlace, release: string) {
  return infiniteQueryOptions({
    queryKey: keys.in(place.project, 'releases', place.flag, place.environment, 'events', release),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { release, limit: 50, ...(pageParam !== null && { cursor: pageParam }) };
      return take(api.GET(`${path}/events`, { params: { path: { ...place }, query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Of all projects that one may see. */
export function releasesQuery(api: Api, state: string) {
  return queryOptions({
    queryKey: [...keys.releases, state],
    queryFn: () => everyPage((query) => take(api.GET('/api/v1/releases', { params: { query: { ...query, state } } }))),
  });
}

export interface Acting {
  readonly action: ReleaseAction;
  /** The stage that one means to leave: whoever presses twice skips none. */
  readonly stage?: string;
  readonly reason?: string;
  readonly edits?: 'adopt' | 'overwrite';
  readonly to?: 'off' | 'previous-stage';
}

export function act(api: Api, place: ReleasePlace, { action, ...body }: Acting): Promise<Release> {
  return take(api.POST(`${path}/${action}`, { params: { path: { ...place } }, body }));
}

export function deleteDraft(api: Api, place: ReleasePlace): Promise<unknown> {
  return take(api.DELETE(path, { params: { path: { ...place } } }));
}
