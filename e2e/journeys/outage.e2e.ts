import { expect } from '@playwright/test';
import { test } from '../support/house.js';

const flag = 'new-billing';

test('a process keeps deciding while the server is gone, and is live again when it is back', async ({ house }) => {
  await house.admin.createFlag(flag);
  await house.admin.setPercentage(flag, 0);
  await house.admin.whitelist(flag, 'alice');
  await house.admin.setEnabled(flag, true);
  const follower = await house.follow({ flag, cacheFile: house.path('flags.cache') });
  await expect.poll(() => follower.decide('alice')).toMatchObject({ value: true, source: 'stream', stale: false });

  await test.step('a change arrives at once', async () => {
    await house.admin.whitelist(flag, 'bob');
    await expect.poll(() => follower.decide('bob'), { intervals: [10] }).toMatchObject({ value: true });
  });

  await test.step('the server is killed, the decisions stay', async () => {
    await house.kill();
    expect(await follower.decide('alice')).toMatchObject({ value: true });
    expect(await follower.decide('carol')).toMatchObject({ value: false });
  });

  await test.step('back again, changes arrive', async () => {
    await house.restart();
    await house.admin.whitelist(flag, 'carol');
    await expect.poll(() => follower.decide('carol'), { timeout: 30_000 }).toMatchObject({ value: true, stale: false });
  });
  expect(follower.problems).toEqual([]);
});

test('a process that starts while the server is down decides from its cache file', async ({ house }) => {
  const cacheFile = house.path('flags.cache');
  await house.admin.createFlag(flag);
  await house.admin.setEnabled(flag, true);
  const before = await house.follow({ flag, cacheFile });
  await expect.poll(() => before.decide('alice')).toMatchObject({ value: true });
  // The file is at most a second behind.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await before.end('SIGKILL');

  await house.kill();
  const after = await house.follow({ flag, cacheFile });
  expect(after.source).toBe('cache');
  expect(await after.decide('alice')).toMatchObject({ value: true, source: 'cache', stale: true });

  await house.restart();
  await expect.poll(() => after.decide('alice'), { timeout: 30_000 }).toMatchObject({ value: true, stale: false });
});
