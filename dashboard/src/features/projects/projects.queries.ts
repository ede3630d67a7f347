import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

/** Those that the person may see. */
export function projectsQuery(api: Api) {
  return queryOptions({
    queryKey: keys.projects,
    queryFn: () => everyPage((query) => take(api.GET('/api/v1/projects', { params: { query } }))),
  });
}
