import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';

const listPath = '/api/v1/projects/{project}/webhooks';
export const webhookPath = '/api/v1/projects/{project}/webhooks/{webhook}';

export type Webhook = ItemOf<typeof listPath>;
export type Delivery = ItemOf<'/api/v1/projects/{project}/webhooks/{webhook}/deliveries'>;

export interface WebhookPlace {
  readonly project: string;
  readonly webhook: string;
}

export function webhooksQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'webhooks', 'list'),
    queryFn: async () => (await take(api.GET(listPath, { params: { path: { project } } }))).items,
  });
}

/** What is sent stands in no log that pages listen to: looked at again and again while it is shown. */
const lookAgainMs = 3_000;

export function webhookQuery(api: Api, { project, webhook }: WebhookPlace) {
  return queryOptions({
    queryKey: keys.in(project, 'webhooks', 'one', webhook),
    refetchInterval: lookAgainMs,
    queryFn: () => take(api.GET(webhookPath, { params: { path: { project, webhook } } })),
  });
}

/** The newest first, page by page. */
export function deliveriesQuery(api: Api, { project, webhook }: WebhookPlace) {
  return infiniteQueryOptions({
    queryKey: keys.in(project, 'webhooks', 'deliveries', webhook),
    refetchInterval: lookAgainMs,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      return take(api.GET(`${webhookPath}/deliveries`, { params: { path: { project, webhook }, query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
