import { queryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

export interface Place {
  readonly project: string;
  readonly environment: string;
}

export function sdkKeysQuery(api: Api, { project, environment }: Place) {
  const path = { project, environment };
  return queryOptions({
    queryKey: keys.in(project, 'sdk-keys', environment),
    queryFn: () =>
      everyPage((query) =>
        take(api.GET('/api/v1/projects/{project}/environments/{environment}/sdk-keys', { params: { path, query } })),
      ),
  });
}

/** Looked at again and again: a service that starts or stops tells nobody but the server. */
export function sdkInstancesQuery(api: Api, { project, environment }: Place) {
  const params = { path: { project, environment } };
  return queryOptions({
    queryKey: keys.in(project, 'sdk-instances', environment),
    refetchInterval: 10_000,
    queryFn: async () =>
      (await take(api.GET('/api/v1/projects/{project}/environments/{environment}/sdk-instances', { params }))).items,
  });
}
