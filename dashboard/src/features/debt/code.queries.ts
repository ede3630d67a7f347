import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

export type CodeUse = ItemOf<'/api/v1/projects/{project}/flags/{flag}/code-uses'>;
export type Repository = ItemOf<'/api/v1/projects/{project}/code-uses'>;

export function repositoriesQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'code', 'repositories'),
    queryFn: () =>
      everyPage((query) =>
        take(api.GET('/api/v1/projects/{project}/code-uses', { params: { path: { project }, query } })),
      ),
  });
}

export interface UsesOfFlag {
  readonly uses: readonly CodeUse[];
  readonly isWhole: boolean;
}

/** More nobody reads on a page. */
const mostShown = 200;

export function codeUsesQuery(api: Api, project: string, flag: string) {
  return queryOptions({
    queryKey: keys.in(project, 'code', 'uses', flag),
    queryFn: async (): Promise<UsesOfFlag> => {
      const params = { path: { project, flag }, query: { limit: mostShown } };
      const page = await take(api.GET('/api/v1/projects/{project}/flags/{flag}/code-uses', { params }));
      return { uses: page.items, isWhole: page.nextCursor === null };
    },
  });
}
