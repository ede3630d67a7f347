import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

export type Token = ItemOf<'/api/v1/tokens'>;

export function tokensQuery(api: Api) {
  return queryOptions({
    queryKey: keys.instance('tokens'),
    queryFn: () => everyPage((query) => take(api.GET('/api/v1/tokens', { params: { query } }))),
  });
}
