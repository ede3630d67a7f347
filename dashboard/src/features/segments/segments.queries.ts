import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take, takeTagged } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type Segment = ItemOf<'/api/v1/projects/{project}/segments'>;

export interface SegmentPlace {
  readonly project: string;
  readonly segment: string;
}

export function segmentListQuery(api: Api, project: string) {
  const params = { path: { project }, query: { limit: 200 } };
  return queryOptions({
    queryKey: keys.in(project, 'segments', 'list'),
    queryFn: async () => (await take(api.GET('/api/v1/projects/{project}/segments', { params }))).items,
  });
}

/** With its ETag: an edit names what it was made on. */
export function segmentQuery(api: Api, { project, segment }: SegmentPlace) {
  const params = { path: { project, segment } };
  return queryOptions({
    queryKey: keys.in(project, 'segments', 'one', segment),
    queryFn: () => takeTagged(api.GET('/api/v1/projects/{project}/segments/{segment}', { params })),
  });
}
