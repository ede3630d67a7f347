import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take, takeTagged } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

export type Segment = ItemOf<'/api/v1/projects/{project}/segments'>;

export interface SegmentPlace {
  readonly project: string;
  readonly segment: string;
}

export function segmentListQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'segments', 'list'),
    queryFn: () =>
      everyPage((query) =>
        take(api.GET('/api/v1/projects/{project}/segments', { params: { path: { project }, query } })),
      ),
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
