import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

/** One flag of the project, or none: whether anything was begun. */
export function anyFlagQuery(api: Api, project: string) {
  const params = { path: { project }, query: { limit: 1 } };
  return queryOptions({
    queryKey: keys.in(project, 'flags', 'any'),
    queryFn: async () => {
      const { items } = await take(api.GET('/api/v1/projects/{project}/flags', { params }));
      return items[0]?.key ?? null;
    },
  });
}
