import { queryOptions } from '@tanstack/react-query';
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

export function deliveriesQuery(api: Api, { project, webhook }: WebhookPlace) {
  return queryOptions({
    queryKey: keys.in(project, 'webhooks', 'deliveries', webhook),
    refetchInterval: lookAgainMs,
    queryFn: async () => {
      const params = { path: { project, webhook }, query: { limit: 50 } };
      return (await take(api.GET(`${webhookPath}/deliveries`, { params }))).items;
    },
  });
}
