import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveServer } from '../../testing/a-live-server.js';
import { aPerson } from '../../testing/a-person.js';
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

describe('a webhook', () => {
  it('shows its secret once, and another when it is replaced', async () => {
    const answer = await one.call('POST', webhooks, {
      body: {
        name: 'CI',
        url: hand.receiver.url,
        events: ['release.*'],
        environments: ['production'],
        description: 'd',
      },
    });
    hand.keep(answer.body.id);
    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'CI', url: hand.receiver.url, format: 'json', isEnabled: true, health: 'unused', waiting: 0 },
    });
    const { id, secret } = answer.body;
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(answer.headers['location']).toBe(`${webhooks}/${id}`);
    expect(await hand.read(id)).not.toHaveProperty('secret');
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
    const { id } = await hand.aWebhook({ name: 'b' });
    await hand.aWebhook({ name: 'a' });
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
      one.call('POST', webhooks, { body: { name: 'w', url: hand.receiver.url, events: ['flag.*'], ...body } });
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
    const { id } = await hand.aWebhook();
    const stranger = await aPerson(one, { role: null, projects: {} });
    expect((await stranger.call('GET', `${webhooks}/${id}`)).status).toBe(404);
  });
});
