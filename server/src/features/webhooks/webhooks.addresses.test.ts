import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aReceiver, type Receiver } from '../../testing/a-receiver.js';

const webhooks = '/api/v1/projects/default/webhooks';
let server: LiveServer;
let trap: Receiver;
/** What names come to; some come to something else by the second time. */
const names = new Map<string, readonly string[]>();

beforeAll(async () => {
  trap = await aReceiver();
  server = await aLiveServer({
    environment: { GUIDON_SECRET_KEY: 'a-secret-key-for-tests-only-32-characters' },
    resolveHost: async (host) => names.get(host) ?? Promise.reject(new Error('ENOTFOUND')),
  });
  await aFlag(server, 'told');
});
afterAll(async () => {
  await server.close();
  await trap.close();
});

const create = (url: string) => server.call('POST', webhooks, { body: { name: 'w', url, events: ['flag.*'] } });
const newest = async (id: string) => (await server.call('GET', `${webhooks}/${id}/deliveries`)).body.items[0];

const hosts = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001', '0', '0.0.0.0'],
  ...[
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '127.0.0.1.',
    '①②⑦.0.0.1',
  ],
  ...[
    'localhost',
    'LOCALHOST',
    'localhost.',
    'inside.example',
    'mixed.example',
    'user@127.0.0.1',
    'user:secret@good.example',
  ],
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '[fd00::1]',
    '[fe80::1]',
    '168.63.129.16',
  ],
];

it('leads to no address within, however it is written, and never connects', async () => {
  names
    .set('localhost', ['127.0.0.1', '::1'])
    .set('inside.example', ['127.0.0.1'])
    .set('mixed.example', ['1.1.1.1', '127.0.0.1']);
  names.set('good.example', ['1.1.1.1']);
  for (const host of hosts)
    for (const scheme of ['https', 'http']) {
      const url = `${scheme}://${host}:${trap.port}/`;
      const answer = await create(url);
      expect([url, answer.status, answer.body.errors?.[0]?.path]).toEqual([url, 422, '/url']);
      // What was wrong is not said with what was written.
      expect(JSON.stringify(answer.body)).not.toContain('secret@');
    }
  expect(trap.connections()).toBe(0);
});

it('is looked at anew when it is changed, tried and sent: a name may come to another address by then', async () => {
  names.set('rebinding.example', ['1.1.1.1']);
  const { status, body } = await create(`https://rebinding.example:${trap.port}/`);
  expect(status).toBe(201);
  names.set('rebinding.example', ['127.0.0.1']);
  const path = `${webhooks}/${body.id}`;
  expect((await server.call('POST', `${path}/test`)).body.errors).toMatchObject([{ path: '/url' }]);
  const inside = { body: { url: `https://127.0.0.1:${trap.port}/` } };
  expect((await server.call('PATCH', path, inside)).status).toBe(422);
  await server.call('PUT', `${flags}/told/environments/production/enabled`, { body: { enabled: true } });
  await expect.poll(async () => (await newest(body.id))?.error, { timeout: 15_000 }).toContain('not public');
  expect(trap.connections()).toBe(0);
});

it('is taken with a warning where nobody knows the host yet, and not sent', async () => {
  const answer = await create('https://later.example/');
  expect([answer.status, answer.headers['guidon-warning']]).toEqual([201, expect.stringContaining('later.example')]);
  const id = answer.body.id;
  await server.call('PUT', `${flags}/told/environments/production/enabled`, { body: { enabled: false } });
  await expect.poll(async () => (await newest(id))?.error, { timeout: 15_000 }).toContain('could not be found');
});
