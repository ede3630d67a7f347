import { queryOptions } from '@tanstack/react-query';
import { type AnswerTo, type Api, take } from '../api/client.js';
import { keys } from '../api/keys.js';
import type { Settings } from './settings.js';

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/reach';

/** How many of the contexts seen lately a change would reach. */
export type Reach = AnswerTo<typeof path, 'post'>;

export interface ReachPlace {
  readonly project: string;
  readonly flag: string;
  readonly environment: string;
}

export function reachQuery(api: Api, place: ReachPlace, settings: Partial<Settings>) {
  return queryOptions({
    queryKey: keys.in(place.project, 'flags', 'reach', place.flag, place.environment, settings),
    retry: false,
    queryFn: () => take(api.POST(path, { params: { path: { ...place } }, body: { settings: settings as never } })),
  });
}
