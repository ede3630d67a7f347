import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

export type IdentityProvider = ItemOf<'/api/v1/identity-providers'>;
export type GroupRole = IdentityProvider['roles'][number];

export function identityProvidersQuery(api: Api) {
  return queryOptions({
    queryKey: keys.instance('identity-providers'),
    queryFn: async () => (await take(api.GET('/api/v1/identity-providers'))).items,
  });
}
