import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Settings } from '../../targeting/settings.js';

export interface ConfigPlace {
  readonly project: string;
  readonly flag: string;
  readonly environment: string;
}

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/scheduled-changes';

export type ScheduledChange = ItemOf<typeof path>;

/** What waits, and what came of the last that did. */
export function scheduledChangesQuery(api: Api, place: ConfigPlace) {
  const { project, flag, environment } = place;
  return queryOptions({
    queryKey: keys.in(project, 'scheduled-changes', flag, environment),
    queryFn: async () => {
      const list = (query: { readonly limit: number; readonly state?: 'scheduled' }) =>
        take(api.GET(path, { params: { path: { ...place }, query } }));
      const [waiting, newest] = await Promise.all([list({ state: 'scheduled', limit: 100 }), list({ limit: 10 })]);
      return {
        waiting: [...waiting.items].sort((one, other) => one.at.localeCompare(other.at)),
        over: newest.items.filter(({ state }) => state !== 'scheduled').slice(0, 3),
      };
    },
  });
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
