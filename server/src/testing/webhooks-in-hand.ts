import { expect } from 'vitest';
import { aFlag, flags } from './a-live-server.js';
import { aReceiver, type Receiver } from './a-receiver.js';
import type { Answer } from './a-server.js';
import type { TwoNodes } from './two-nodes.js';

export const webhooks = '/api/v1/projects/default/webhooks';

/** With which a node tells receivers on this machine, and writes all that it logs. */
export const environmentOfWebhooks = {
  GUIDON_SECRET_KEY: 'a-secret-key-for-tests-only-32-characters',
  GUIDON_WEBHOOK_ALLOW: '127.0.0.1',
  GUIDON_LOG_LEVEL: 'trace',
};

/** A flag of its own, who is told of it, and the webhooks that a test makes: they go with it. */
export interface WebhooksInHand {
  readonly flag: string;
  readonly receiver: Receiver;
  aWebhook(body?: object): Promise<{ readonly id: string; readonly secret: string }>;
  /** To be deleted, too. */
  keep(id: string): void;
  read(id: string): Promise<Answer['body']>;
  deliveriesOf(id: string): Promise<Answer['body'][]>;
  turn(enabled: boolean, place?: string): Promise<Answer>;
  /** Until so many have come, at the least. */
  arrived(least: number): Promise<void>;
  /** Puts the next attempt of all that waits into the past. */
  comes(id: string): Promise<unknown>;
  /** Until its deliveries are in these states, the newest first. */
  becomes(id: string, states: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

const within = { timeout: 15_000 };

export async function webhooksInHand(
  { one, sql }: Pick<TwoNodes, 'one' | 'sql'>,
  flag: string,
): Promise<WebhooksInHand> {
  await aFlag(one, flag);
  const receiver = await aReceiver();
  const made: string[] = [];
  const deliveriesOf = async (id: string) =>
    (await one.call('GET', `${webhooks}/${id}/deliveries?limit=200`)).body.items;
  return {
    flag,
    receiver,
    aWebhook: async (body = {}) => {
      const answer = await one.call('POST', webhooks, {
        body: { name: 'w', url: receiver.url, events: ['flag.*'], ...body },
      });
      if (answer.status !== 201) throw new Error(`no webhook: ${JSON.stringify(answer.body)}`);
      made.push(answer.body.id);
      return answer.body;
    },
    keep: (id) => void made.push(id),
    read: async (id) => (await one.call('GET', `${webhooks}/${id}`)).body,
    deliveriesOf,
    turn: (enabled, place = 'production') =>
      one.call('PUT', `${flags}/${flag}/environments/${place}/enabled`, { body: { enabled } }),
    arrived: (least) => expect.poll(() => receiver.received.length, within).toBeGreaterThanOrEqual(least),
    comes: (id) =>
      sql`update webhook_deliveries set next_attempt_at = now() where webhook_id = ${id} and state = 'waiting'`,
    becomes: (id, states) =>
      expect
        .poll(async () => (await deliveriesOf(id)).map(({ state }: { state: string }) => state), within)
        .toEqual(states),
    close: async () => {
      for (const id of made) await one.call('DELETE', `${webhooks}/${id}`);
      await receiver.close();
    },
  };
}
