import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type Environment = ItemOf<'/api/v1/projects/{project}/environments'>;

export function environmentsQuery(api: Api, project: string) {
  const params = { path: { project }, query: { limit: 200 } };
  return queryOptions({
    queryKey: keys.in(project, 'environments'),
    queryFn: async () => (await take(api.GET('/api/v1/projects/{project}/environments', { params }))).items,
  });
}
