import { expect } from '@playwright/test';
import { WebhooksPage } from '../pages/webhooks-page.js';
import { test } from '../support/people.js';
import { isSigned, startReceiver } from '../support/webhook-receiver.js';

test.use({ environment: { GUIDON_WEBHOOK_ALLOW: '127.0.0.1' } });

test('somebody makes a webhook; its receiver is told what happens, signed, and again where it was busy', async ({
  house,
  people,
}) => {
  test.setTimeout(120_000);
  const receiver = await startReceiver();
  await house.admin.createFlag('new-billing');
  const { page } = await people.owner();
  const webhooks = new WebhooksPage(page);
  await webhooks.open();
  const secret = await webhooks.make({ name: 'CI', url: receiver.url, event: 'flag.configure' });
  await webhooks.show('CI');
  await webhooks.sendTest();
  await expect(webhooks.deliveries.nth(1)).toContainText('Delivered');

  await house.admin.setEnabled('new-billing', true);
  await expect.poll(() => receiver.received.length).toBe(2);
  expect(receiver.received.map((one) => [JSON.parse(one.body).type, isSigned(one, secret)])).toEqual([
    ['webhook.test', true],
    ['flag.configure', true],
  ]);
  expect(JSON.parse(receiver.received[1]?.body ?? '').data).toMatchObject({
    environment: 'development',
    subject: { kind: 'flag', key: 'new-billing' },
    before: { enabled: false },
    after: { enabled: true },
  });

  receiver.status = 503;
  await house.admin.setEnabled('new-billing', false);
  await expect(webhooks.deliveries.nth(1)).toContainText('It answered 503.');
  receiver.status = 200;
  await webhooks.deliverAgain('flag.configure');
  await expect(webhooks.deliveries.nth(1)).toContainText('Delivered');
  const names = receiver.received.slice(2).map(({ headers }) => headers['webhook-id']);
  expect(new Set(names).size).toBe(1);
  await receiver.close();
});

test('no webhook leads to the machine that it is sent from, unless that is allowed', async ({ people }) => {
  const { ask } = await people.owner();
  for (const url of ['https://127.0.0.2/', 'https://[::1]/', 'https://169.254.169.254/', 'http://10.0.0.1/'])
    await expect(
      ask('POST', '/api/v1/projects/default/webhooks', { name: 'w', url, events: ['flag.*'] }),
    ).rejects.toThrow('answered 422');
});
