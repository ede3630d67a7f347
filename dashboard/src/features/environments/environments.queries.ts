import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

export type Environment = ItemOf<'/api/v1/projects/{project}/environments'>;

export function environmentsQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'environments'),
    queryFn: () =>
      everyPage((query) =>
        take(api.GET('/api/v1/projects/{project}/environments', { params: { path: { project }, query } })),
      ),
  });
}
