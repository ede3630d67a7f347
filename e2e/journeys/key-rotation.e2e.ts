import { expect } from '@playwright/test';
import { SdkKeysPage } from '../pages/sdk-keys-page.js';
import { test } from '../support/people.js';

const flag = 'new-billing';

test('a key is replaced while processes run: who has the new one goes on, who has the old one is cut', async ({
  house,
  people,
}) => {
  await house.admin.createFlag(flag);
  await house.admin.configure(flag, { enabled: true, fallthrough: { variant: 'off' } });
  const leftBehind = await house.follow({ flag, cacheFile: house.path('left-behind.json') });
  const old = await house.follow({ flag, cacheFile: house.path('moving.json') });
  const { page } = await people.owner();
  const keys = new SdkKeysPage(page);
  await keys.open();
  const sdkKey = await keys.make('the next one');
  await old.end('SIGTERM');
  const moved = await house.follow({ flag, cacheFile: house.path('moving.json'), sdkKey });

  await keys.revoke('first server key');
  await expect(keys.row('first server key')).toContainText('Revoked');
  await expect(keys.row('the next one')).not.toContainText('Revoked');
  await house.admin.whitelist(flag, 'u1');

  await expect.poll(async () => (await moved.decide('u1')).value).toBe(true);
  await expect.poll(() => leftBehind.errors, { timeout: 30_000 }).toContain('unauthorized');
  expect(await leftBehind.decide('u1')).toMatchObject({ value: false });
  expect((await house.admin.snapshot(house.keys.serverKey)).status).toBe(401);
  expect([moved.errors, moved.problems, leftBehind.problems]).toEqual([[], [], []]);
});
