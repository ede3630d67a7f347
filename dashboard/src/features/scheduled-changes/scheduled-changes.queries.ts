import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage, type PageQuery } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';
import type { Settings } from '../../targeting/settings.js';

export interface ConfigPlace {
  readonly project: string;
  readonly flag: string;
  readonly environment: string;
}

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/scheduled-changes';

export type ScheduledChange = ItemOf<typeof path>;

/** What waits, in the order of its time. */
export function waitingChangesQuery(api: Api, place: ConfigPlace) {
  return queryOptions({
    queryKey: [...keyOf(place), 'waiting'],
    queryFn: async () => {
      const waiting = await everyPage((query) => list(api, place, { ...query, state: 'scheduled' }));
      return waiting.sort((one, other) => one.at.localeCompare(other.at));
    },
  });
}

/** What came of those that wait no more, the newest first. */
export function pastChangesQuery(api: Api, place: ConfigPlace) {
  return infiniteQueryOptions({
    queryKey: [...keyOf(place), 'past'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => readPast((query) => list(api, place, query), pageParam),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The list has those that wait among them: a page on which nothing is left without them is no page to show. */
async function readPast(read: (query: PageQuery) => ReturnType<typeof list>, from: string | null) {
  let limit = from === null ? fewAtFirst : manyLater;
  for (let cursor = from; ; limit = manyLater) {
    const { items, nextCursor } = await read({ limit, ...(cursor !== null && { cursor }) });
    const past = items.filter(({ state }) => state !== 'scheduled');
    if (past.length > 0 || nextCursor === null) return { items: past, nextCursor };
    cursor = nextCursor;
  }
}

const fewAtFirst = 5;
const manyLater = 25;

function list(api: Api, place: ConfigPlace, query: PageQuery & { readonly state?: 'scheduled' }) {
  return take(api.GET(path, { params: { path: { ...place }, query } }));
}

function keyOf({ project, flag, environment }: ConfigPlace) {
  return keys.in(project, 'scheduled-changes', flag, environment);
}

export interface ScheduleDraft {
  readonly settings: Partial<Settings>;
  /** Of a wall clock. */
  readonly at: string;
  readonly timeZone: string;
  readonly reason?: string;
}

export function scheduleChange(api: Api, place: ConfigPlace, { settings, ...body }: ScheduleDraft) {
  return take(api.POST(path, { params: { path: { ...place } }, body: { ...body, settings: settings as never } }));
}

export function cancelScheduled(api: Api, place: ConfigPlace, change: string) {
  return take(api.POST(`${path}/{change}/cancel`, { params: { path: { ...place, change } } }));
}
