import { expect } from '@playwright/test';
import type { FlagPage } from '../pages/flag-page.js';
import { test } from '../support/browser-house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const flag = 'new-checkout';
const streamsBy = ({ requests }: FlagPage) => requests.filter((request) => request.url().includes('/stream')).length;

for (const mode of ['local', 'remote'] as const) {
  test(`seven tabs (${mode}) hold one stream, and lose nothing when its holder is closed`, async ({
    house,
    browsing,
  }) => {
    const url = browsing.url({}, mode);
    const tabs: FlagPage[] = [];
    for (let tab = 0; tab < 7; tab += 1) tabs.push(await browsing.tab(url));
    for (const { status } of tabs) await expect(status).toHaveText('old');
    await expect.poll(() => browsing.streams()).toBe(1);

    await house.admin.setEnabled(flag, true);
    for (const { status } of tabs) await expect(status).toHaveText('new');
    for (const tab of tabs) expect(await tab.decide()).toMatchObject({ source: 'stream', stale: false });
    expect(tabs.map(streamsBy).reduce((sum, count) => sum + count)).toBe(1);

    for (const isOn of [false, true, false]) {
      const leader = tabs.findIndex((tab) => streamsBy(tab) > 0);
      const [closed] = tabs.splice(leader, 1);
      const closedAtMs = performance.now();
      await Promise.all([closed?.page.close(), house.admin.setEnabled(flag, isOn)]);
      for (const { status } of tabs) await expect(status).toHaveText(isOn ? 'new' : 'old');
      process.stdout.write(
        `${mode}: the next tab took over within ${(performance.now() - closedAtMs).toFixed(0)} ms\n`,
      );
      expect(performance.now() - closedAtMs).toBeLessThan(3_000);
    }
    await expect.poll(() => browsing.streams()).toBe(1);
    expect(tabs.flatMap(({ noise }) => noise)).toEqual([]);
  });
}

test('a tab that opens late decides at once by what the others hold', async ({ house, browsing }) => {
  await house.admin.setEnabled(flag, true);
  const url = browsing.url();
  const first = await browsing.tab(url);
  await expect(first.status).toHaveText('new');
  await first.page.evaluate('localStorage.clear()');
  const late = await browsing.tab(url);
  await expect(late.status).toHaveText('new');
  expect(late.requests.map((request) => request.url())).toEqual([]);
  expect(await late.decide()).toMatchObject({ stale: false });
});
