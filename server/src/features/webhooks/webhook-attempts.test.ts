import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveServer } from '../../testing/a-live-server.js';
import { aReceiver } from '../../testing/a-receiver.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';
import {
  environmentOfWebhooks,
  type WebhooksInHand,
  webhooks,
  webhooksInHand,
} from '../../testing/webhooks-in-hand.js';

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

/** On both nodes together. */
async function counts() {
  const pages = await Promise.all([one, nodes.other].map((node) => node.call('GET', '/metrics')));
  const sum = (name: string) =>
    pages.reduce((total, { body }) => total + Number(String(body).split(`\n${name} `)[1]?.split('\n')[0]), 0);
  return {
    delivered: sum('guidon_webhook_deliveries_total{outcome="delivered"}'),
    failed: sum('guidon_webhook_deliveries_total{outcome="failed"}'),
    failures: sum('guidon_webhook_attempts_failed_total'),
  };
}

describe('an attempt that fails', () => {
  it('is made again, with the same name, until it is taken', async () => {
    hand.receiver.answer = (response) => void response.writeHead(503).end('busy \u0000\u0007 now'.padEnd(5_000, '.'));
    const { id } = await hand.aWebhook();
    await hand.turn(true);
    await hand.arrived(1);
    await expect.poll(async () => (await hand.deliveriesOf(id))[0]?.attempts, { timeout: 15_000 }).toBe(1);
    const [first] = await hand.deliveriesOf(id);
    expect(first).toMatchObject({
      state: 'waiting',
      status: 503,
      error: 'It answered 503.',
      subject: { kind: 'flag', key: hand.flag },
    });
    expect(first.responseStart).toMatch(/^busy \ufffd\ufffd now/);
    expect(first.responseStart.length).toBe(1_024);
    const waitMs = new Date(first.nextAttemptAt).getTime() - new Date(first.lastAttemptAt).getTime();
    expect(waitMs).toBeGreaterThanOrEqual(4_000);
    expect(waitMs).toBeLessThanOrEqual(6_001);
    hand.receiver.answer = (response) => void response.writeHead(200).end('ok');
    await hand.comes(id);
    await hand.becomes(id, ['delivered']);
    expect(new Set(hand.receiver.received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect((await hand.deliveriesOf(id))[0]).toMatchObject({
      attempts: 2,
      status: 200,
      error: '',
      responseStart: 'ok',
      nextAttemptAt: null,
    });
  });

  it('is given up after the last of a day, and shows the webhook as failing until one is taken', async () => {
    hand.receiver.answer = (response) => void response.destroy();
    const { id } = await hand.aWebhook();
    await hand.turn(true);
    for (let attempts = 1; attempts <= 11; attempts += 1) {
      await expect.poll(async () => (await hand.deliveriesOf(id))[0]?.attempts, { timeout: 15_000 }).toBe(attempts);
      await hand.comes(id);
    }
    await hand.becomes(id, ['failed']);
    expect(await hand.read(id)).toMatchObject({ health: 'failing', failingSince: expect.any(String) });
    hand.receiver.answer = (response) => void response.writeHead(204).end();
    const [{ id: delivery }] = await hand.deliveriesOf(id);
    const again = await one.call('POST', `${webhooks}/${id}/deliveries/${delivery}/redeliver`);
    expect(again).toMatchObject({ status: 202, body: { id: delivery } });
    await hand.becomes(id, ['delivered']);
    expect(await hand.read(id)).toMatchObject({ health: 'healthy', failingSince: null });
    const { body } = await one.call('GET', `/api/v1/audit?subjectKind=webhook&subject=${id}`);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['webhook.redeliver', 'webhook.create']);
  });

  it('is counted by the node that made it, and its delivery once that has come to an end', async () => {
    hand.receiver.answer = (response) => void response.writeHead(503).end();
    const { id } = await hand.aWebhook();
    const before = await counts();
    await hand.turn(true);
    await expect.poll(counts, { timeout: 15_000 }).toEqual({ ...before, failures: before.failures + 1 });
    hand.receiver.answer = (response) => void response.writeHead(204).end();
    await hand.comes(id);
    await hand.becomes(id, ['delivered']);
    await expect.poll(counts).toEqual({ ...before, failures: before.failures + 1, delivered: before.delivered + 1 });
  });

  it('holds up no later event, nor another webhook', async () => {
    hand.receiver.answer = (response, { body }) =>
      void response.writeHead(JSON.parse(body).data.after.enabled === true ? 500 : 200).end();
    const { id } = await hand.aWebhook();
    const silent = await aReceiver();
    silent.answer = () => {};
    await hand.aWebhook({ url: silent.url });
    await hand.turn(true);
    await hand.turn(false);
    await hand.becomes(id, ['delivered', 'waiting']);
    await silent.close();
  });

  it('switches the webhook off where the receiver says that it is gone', async () => {
    hand.receiver.answer = (response) => void response.writeHead(410).end();
    const { id } = await hand.aWebhook();
    await hand.turn(true);
    await hand.turn(false);
    await expect.poll(async () => (await hand.read(id)).isEnabled, { timeout: 15_000 }).toBe(false);
    expect(await hand.read(id)).toMatchObject({
      health: 'off',
      offReason: 'The receiver answered 410 Gone.',
      waiting: 0,
    });
    expect(hand.receiver.received).toHaveLength(1);
    expect((await one.call('POST', `${webhooks}/${id}/test`)).status).toBe(409);
  });

  it('follows no redirect', async () => {
    const trap = await aReceiver();
    hand.receiver.answer = (response) => void response.writeHead(307, { location: trap.url }).end();
    const { id } = await hand.aWebhook();
    await hand.turn(true);
    await hand.arrived(1);
    await expect
      .poll(async () => (await hand.deliveriesOf(id))[0]?.error, { timeout: 15_000 })
      .toContain('redirects are not followed');
    expect(trap.connections()).toBe(0);
    await trap.close();
  });

  it('is taken over where the node that made it has died, and not before', async () => {
    const { id } = await hand.aWebhook();
    const heard = await aReceiver();
    const { id: beside } = await hand.aWebhook({ url: heard.url });
    await sql`update webhook_lines set lease = gen_random_uuid(), leased_until = now() + interval '30 seconds' where webhook_id = ${id}`;
    await hand.turn(true);
    await hand.turn(false);
    // Whoever sent these has looked at what the dead node holds as well.
    await hand.becomes(beside, ['delivered', 'delivered']);
    await hand.becomes(id, ['waiting', 'waiting']);
    expect(hand.receiver.received).toHaveLength(0);
    await sql`update webhook_lines set leased_until = now() where webhook_id = ${id}`;
    await hand.becomes(id, ['delivered', 'delivered']);
    await heard.close();
  });
});
