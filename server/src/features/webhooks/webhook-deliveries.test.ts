import type postgres from 'postgres';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveServer } from '../../testing/a-live-server.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';
import {
  environmentOfWebhooks,
  type WebhooksInHand,
  webhooks,
  webhooksInHand,
} from '../../testing/webhooks-in-hand.js';
import { deliveriesExpiry } from './deliveries.expiry.js';

let nodes: TwoNodes;
let one: LiveServer;
let sql: postgres.Sql;
let hand: WebhooksInHand;
let count = 0;

beforeAll(async () => {
  nodes = await twoNodes({ environment: environmentOfWebhooks });
  ({ one, sql } = nodes);
});
afterAll(() => nodes.close());
beforeEach(async () => {
  count += 1;
  hand = await webhooksInHand(nodes, `flag-${count}`);
});
afterEach(() => hand.close());

describe('what happens', () => {
  it('is told once, in its order, though two nodes look, signed so that the receiver knows who says it', async () => {
    const { id, secret } = await hand.aWebhook();
    for (const enabled of [true, false, true, false, true]) await hand.turn(enabled);
    await hand.arrived(5);
    await hand.becomes(id, Array(5).fill('delivered'));
    expect(hand.receiver.received).toHaveLength(5);
    const told = hand.receiver.received.map(({ headers, body }) =>
      new Verifier(secret).verify(body, headers as Record<string, string>),
    );
    expect(told.map((one) => (one as { data: { after: object } }).data.after)).toEqual(
      [true, false, true, false, true].map((enabled) => ({ enabled })),
    );
    expect(told[0]).toMatchObject({
      type: 'flag.configure',
      data: {
        project: 'default',
        environment: 'production',
        subject: { kind: 'flag', key: hand.flag },
        actor: { kind: 'environment-token' },
      },
    });
    expect(new Set(hand.receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
    expect(await hand.read(id)).toMatchObject({ health: 'healthy', waiting: 0, failingSince: null });
  });

  it('is told where it is wanted alone, and of the time since the webhook was made or switched on', async () => {
    await hand.turn(true);
    const { id } = await hand.aWebhook({ environments: ['staging'], events: ['flag.configure'] });
    await hand.turn(false);
    await hand.turn(true, 'staging');
    await hand.arrived(1);
    await one.call('PATCH', `${webhooks}/${id}`, { body: { isEnabled: false } });
    await hand.turn(false, 'staging');
    await one.call('PATCH', `${webhooks}/${id}`, { body: { isEnabled: true } });
    await hand.turn(true, 'staging');
    await hand.arrived(2);
    await hand.becomes(id, ['delivered', 'delivered']);
    expect(hand.receiver.received.map(({ body }) => JSON.parse(body).data.after)).toEqual([
      { enabled: true },
      { enabled: true },
    ]);
  });

  it('is told to Slack in its words', async () => {
    await hand.aWebhook({ format: 'slack' });
    await hand.turn(true);
    await hand.arrived(1);
    expect(JSON.parse(hand.receiver.received[0]?.body ?? '')).toMatchObject({
      text: `flag.configure: flag ${hand.flag} in default / production, by GUIDON_ADMIN_TOKEN`,
      blocks: [{ type: 'section' }, { type: 'context' }],
    });
  });
});

describe('a test', () => {
  it('is sent at once, and not again', async () => {
    hand.receiver.answer = (response) => void response.writeHead(500).end();
    const { id } = await hand.aWebhook();
    const answer = await one.call('POST', `${webhooks}/${id}/test`);
    expect(answer).toMatchObject({ status: 202, body: { event: 'webhook.test', subject: null } });
    await hand.becomes(id, ['failed']);
    expect(hand.receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['webhook.test']);
  });
});

it('lists deliveries page by page and by their state', async () => {
  const { id } = await hand.aWebhook();
  for (const enabled of [true, false, true]) await hand.turn(enabled);
  await hand.becomes(id, Array(3).fill('delivered'));
  const page = async (query: string) => (await one.call('GET', `${webhooks}/${id}/deliveries?${query}`)).body;
  const first = await page('limit=2');
  const second = await page(`limit=2&cursor=${first.nextCursor}`);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  expect((await page('state=failed')).items).toEqual([]);
});

it('keeps deliveries for 30 days', async () => {
  const { id } = await hand.aWebhook();
  await hand.turn(true);
  await hand.becomes(id, ['delivered']);
  await sql`update webhook_deliveries set created_at = now() - interval '31 days' where webhook_id = ${id}`;
  await deliveriesExpiry.step(sql as never);
  expect(await hand.deliveriesOf(id)).toEqual([]);
});
