import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** Those that the person may see. */
export function projectsQuery(api: Api) {
  return queryOptions({
    queryKey: keys.projects,
    queryFn: async () => (await take(api.GET('/api/v1/projects', { params: { query: { limit: 200 } } }))).items,
  });
}
