import type postgres from 'postgres';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFlag, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson } from '../../testing/a-person.js';
import { aReceiver, type Receiver } from '../../testing/a-receiver.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';
import { deliveriesExpiry } from './deliveries.expiry.js';

const webhooks = '/api/v1/projects/default/webhooks';
const environment = {
  GUIDON_SECRET_KEY: 'a-secret-key-for-tests-only-32-characters',
  GUIDON_WEBHOOK_ALLOW: '127.0.0.1',
  GUIDON_LOG_LEVEL: 'trace',
};
let nodes: TwoNodes;
let one: LiveServer;
let sql: postgres.Sql;
let receiver: Receiver;
let count = 0;
let flag: string;
const made: string[] = [];

beforeAll(async () => {
  nodes = await twoNodes({ environment });
  ({ one, sql } = nodes);
});
afterAll(() => nodes.close());
beforeEach(async () => {
  count += 1;
  flag = `flag-${count}`;
  await aFlag(one, flag);
  receiver = await aReceiver();
});
afterEach(async () => {
  for (const id of made.splice(0)) await one.call('DELETE', `${webhooks}/${id}`);
  await receiver.close();
});

async function aWebhook(body: object = {}): Promise<{ id: string; secret: string }> {
  const answer = await one.call('POST', webhooks, {
    body: { name: 'w', url: receiver.url, events: ['flag.*'], ...body },
  });
  if (answer.status !== 201) throw new Error(`no webhook: ${JSON.stringify(answer.body)}`);
  made.push(answer.body.id);
  return answer.body;
}

const read = async (id: string) => (await one.call('GET', `${webhooks}/${id}`)).body;
const deliveriesOf = async (id: string) => (await one.call('GET', `${webhooks}/${id}/deliveries?limit=200`)).body.items;
const turn = (enabled: boolean, place = 'production') =>
  one.call('PUT', `${flags}/${flag}/environments/${place}/enabled`, { body: { enabled } });
const arrived = (least: number) =>
  expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(least);
const types = () => receiver.received.map(({ body }) => JSON.parse(body).type);
/** Puts the next attempt of all that waits into the past. */
const comes = (id: string) =>
  sql`update webhook_deliveries set next_attempt_at = now() where webhook_id = ${id} and state = 'waiting'`;
const becomes = (id: string, states: readonly string[]) =>
  expect
    .poll(async () => (await deliveriesOf(id)).map(({ state }: { state: string }) => state), { timeout: 15_000 })
    .toEqual(states);

describe('a webhook', () => {
  it('shows its secret once, and another when it is replaced', async () => {
    const answer = await one.call('POST', webhooks, {
      body: { name: 'CI', url: receiver.url, events: ['release.*'], environments: ['production'], description: 'd' },
    });
    made.push(answer.body.id);
    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'CI', url: receiver.url, format: 'json', isEnabled: true, health: 'unused', waiting: 0 },
    });
    const { id, secret } = answer.body;
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(answer.headers['location']).toBe(`${webhooks}/${id}`);
    expect(await read(id)).not.toHaveProperty('secret');
    const rotated = await one.call('POST', `${webhooks}/${id}/rotate-secret`);
    expect(rotated.body.secret).not.toBe(secret);
    const [row] = await sql`select secret_sealed, previous_secret_sealed from webhooks where id = ${id}`;
    for (const sealed of Object.values(row ?? {}))
      expect(sealed.includes(Buffer.from(secret.slice(6, 20)))).toBe(false);
    const told = JSON.stringify([(await one.call('GET', '/api/v1/audit?limit=200')).body, one.logs]);
    for (const text of [secret, rotated.body.secret, secret.slice(6)]) expect(told.includes(text)).toBe(false);
    // What follows the host may be a secret, as with Slack.
    expect(told.includes('/hook')).toBe(false);
  });

  it('is changed on what was read, listed by name, and deleted', async () => {
    const { id } = await aWebhook({ name: 'b' });
    await aWebhook({ name: 'a' });
    const { items } = (await one.call('GET', webhooks)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['a', 'b']);
    const { headers } = await one.call('GET', `${webhooks}/${id}`);
    const patch = (body: object, etag: string | undefined) =>
      one.call('PATCH', `${webhooks}/${id}`, { body, headers: { 'if-match': etag ?? '' } });
    expect((await patch({ name: 'c' }, headers['etag'])).body.name).toBe('c');
    expect((await patch({ name: 'd' }, headers['etag'])).status).toBe(412);
    expect((await one.call('DELETE', `${webhooks}/${id}`)).status).toBe(204);
    expect((await one.call('GET', `${webhooks}/${id}`)).status).toBe(404);
  });

  it('is refused where it names what is not there, or what no event can be', async () => {
    const ask = (body: object) =>
      one.call('POST', webhooks, { body: { name: 'w', url: receiver.url, events: ['flag.*'], ...body } });
    expect((await ask({ environments: ['nowhere'] })).body.errors).toMatchObject([{ path: '/environments/0' }]);
    expect((await ask({ events: ['*'] })).status).toBe(400);
    expect((await ask({ events: [] })).status).toBe(400);
    expect((await ask({ format: 'xml' })).status).toBe(400);
    const unknown = '00000000-0000-0000-0000-000000000000';
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/test'],
      ['POST', '/rotate-secret'],
      ['GET', '/deliveries'],
    ] as const)
      expect(
        (await one.call(method, `${webhooks}/${unknown}${path}`, method === 'PATCH' ? { body: { name: 'x' } } : {}))
          .status,
      ).toBe(404);
  });

  it('is a matter of admins, be it only to look at', async () => {
    const editor = await aPerson(one, { role: null, projects: { default: 'editor' } });
    expect((await editor.call('GET', webhooks)).status).toBe(403);
    const { id } = await aWebhook();
    const stranger = await aPerson(one, { role: null, projects: {} });
    expect((await stranger.call('GET', `${webhooks}/${id}`)).status).toBe(404);
  });
});

describe('what happens', () => {
  it('is told once, in its order, though two nodes look, signed so that the receiver knows who says it', async () => {
    const { id, secret } = await aWebhook();
    for (const enabled of [true, false, true, false, true]) await turn(enabled);
    await arrived(5);
    await becomes(id, Array(5).fill('delivered'));
    expect(receiver.received).toHaveLength(5);
    const told = receiver.received.map(({ headers, body }) =>
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
        subject: { kind: 'flag', key: flag },
        actor: { kind: 'environment-token' },
      },
    });
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
    expect(await read(id)).toMatchObject({ health: 'healthy', waiting: 0, failingSince: null });
  });

  it('is told where it is wanted alone, and of the time since the webhook was made or switched on', async () => {
    await turn(true);
    const { id } = await aWebhook({ environments: ['staging'], events: ['flag.configure'] });
    await turn(false);
    await turn(true, 'staging');
    await arrived(1);
    await one.call('PATCH', `${webhooks}/${id}`, { body: { isEnabled: false } });
    await turn(false, 'staging');
    await one.call('PATCH', `${webhooks}/${id}`, { body: { isEnabled: true } });
    await turn(true, 'staging');
    await arrived(2);
    await becomes(id, ['delivered', 'delivered']);
    expect(receiver.received.map(({ body }) => JSON.parse(body).data.after)).toEqual([
      { enabled: true },
      { enabled: true },
    ]);
  });

  it('is told to Slack in its words', async () => {
    await aWebhook({ format: 'slack' });
    await turn(true);
    await arrived(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      text: `flag.configure: flag ${flag} in default / production, by GUIDON_ADMIN_TOKEN`,
      blocks: [{ type: 'section' }, { type: 'context' }],
    });
  });
});

describe('an attempt that fails', () => {
  it('is made again, with the same name, until it is taken', async () => {
    receiver.answer = (response) => void response.writeHead(503).end('busy \u0000\u0007 now'.padEnd(5_000, '.'));
    const { id } = await aWebhook();
    await turn(true);
    await arrived(1);
    await expect.poll(async () => (await deliveriesOf(id))[0]?.attempts, { timeout: 15_000 }).toBe(1);
    const [first] = await deliveriesOf(id);
    expect(first).toMatchObject({
      state: 'waiting',
      status: 503,
      error: 'It answered 503.',
      subject: { kind: 'flag', key: flag },
    });
    expect(first.responseStart).toMatch(/^busy \ufffd\ufffd now/);
    expect(first.responseStart.length).toBe(1_024);
    const waitMs = new Date(first.nextAttemptAt).getTime() - new Date(first.lastAttemptAt).getTime();
    expect(waitMs).toBeGreaterThanOrEqual(4_000);
    expect(waitMs).toBeLessThanOrEqual(6_001);
    receiver.answer = (response) => void response.writeHead(200).end('ok');
    await comes(id);
    await becomes(id, ['delivered']);
    expect(new Set(receiver.received.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect((await deliveriesOf(id))[0]).toMatchObject({
      attempts: 2,
      status: 200,
      error: '',
      responseStart: 'ok',
      nextAttemptAt: null,
    });
  });

  it('is given up after the last of a day, and shows the webhook as failing until one is taken', async () => {
    receiver.answer = (response) => void response.destroy();
    const { id } = await aWebhook();
    await turn(true);
    for (let attempts = 1; attempts <= 11; attempts += 1) {
      await expect.poll(async () => (await deliveriesOf(id))[0]?.attempts, { timeout: 15_000 }).toBe(attempts);
      await comes(id);
    }
    await becomes(id, ['failed']);
    expect(await read(id)).toMatchObject({ health: 'failing', failingSince: expect.any(String) });
    receiver.answer = (response) => void response.writeHead(204).end();
    const [{ id: delivery }] = await deliveriesOf(id);
    const again = await one.call('POST', `${webhooks}/${id}/deliveries/${delivery}/redeliver`);
    expect(again).toMatchObject({ status: 202, body: { id: delivery } });
    await becomes(id, ['delivered']);
    expect(await read(id)).toMatchObject({ health: 'healthy', failingSince: null });
    const { body } = await one.call('GET', `/api/v1/audit?subjectKind=webhook&subject=${id}`);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['webhook.redeliver', 'webhook.create']);
  });

  it('holds up no later event, nor another webhook', async () => {
    receiver.answer = (response, { body }) =>
      void response.writeHead(JSON.parse(body).data.after.enabled === true ? 500 : 200).end();
    const { id } = await aWebhook();
    const silent = await aReceiver();
    silent.answer = () => {};
    await aWebhook({ url: silent.url });
    await turn(true);
    await turn(false);
    await becomes(id, ['delivered', 'waiting']);
    await silent.close();
  });

  it('switches the webhook off where the receiver says that it is gone', async () => {
    receiver.answer = (response) => void response.writeHead(410).end();
    const { id } = await aWebhook();
    await turn(true);
    await turn(false);
    await expect.poll(async () => (await read(id)).isEnabled, { timeout: 15_000 }).toBe(false);
    expect(await read(id)).toMatchObject({ health: 'off', offReason: 'The receiver answered 410 Gone.', waiting: 0 });
    expect(receiver.received).toHaveLength(1);
    expect((await one.call('POST', `${webhooks}/${id}/test`)).status).toBe(409);
  });

  it('follows no redirect', async () => {
    const trap = await aReceiver();
    receiver.answer = (response) => void response.writeHead(307, { location: trap.url }).end();
    const { id } = await aWebhook();
    await turn(true);
    await arrived(1);
    await expect
      .poll(async () => (await deliveriesOf(id))[0]?.error, { timeout: 15_000 })
      .toContain('redirects are not followed');
    expect(trap.connections()).toBe(0);
    await trap.close();
  });

  it('is taken over where the node that made it has died', async () => {
    const { id } = await aWebhook();
    await sql`update webhook_lines set lease = gen_random_uuid(), leased_until = now() + interval '30 seconds' where webhook_id = ${id}`;
    await turn(true);
    await becomes(id, ['waiting']);
    expect(receiver.received).toHaveLength(0);
    await sql`update webhook_lines set leased_until = now() where webhook_id = ${id}`;
    await becomes(id, ['delivered']);
  });
});

describe('a test', () => {
  it('is sent at once, and not again', async () => {
    receiver.answer = (response) => void response.writeHead(500).end();
    const { id } = await aWebhook();
    const answer = await one.call('POST', `${webhooks}/${id}/test`);
    expect(answer).toMatchObject({ status: 202, body: { event: 'webhook.test', subject: null } });
    await becomes(id, ['failed']);
    expect(types()).toEqual(['webhook.test']);
  });
});

it('lists deliveries page by page and by their state', async () => {
  const { id } = await aWebhook();
  for (const enabled of [true, false, true]) await turn(enabled);
  await becomes(id, Array(3).fill('delivered'));
  const page = async (query: string) => (await one.call('GET', `${webhooks}/${id}/deliveries?${query}`)).body;
  const first = await page('limit=2');
  const second = await page(`limit=2&cursor=${first.nextCursor}`);
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  expect((await page('state=failed')).items).toEqual([]);
});

it('keeps deliveries for 30 days', async () => {
  const { id } = await aWebhook();
  await turn(true);
  await becomes(id, ['delivered']);
  await sql`update webhook_deliveries set created_at = now() - interval '31 days' where webhook_id = ${id}`;
  await deliveriesExpiry.step(sql as never);
  expect(await deliveriesOf(id)).toEqual([]);
});
