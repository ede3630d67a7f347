import { expect } from '@playwright/test';
import { test } from '../support/browser-house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const flag = 'new-checkout';
const toggles = 30;

for (const mode of ['local', 'remote'] as const) {
  test(`a page that decides by the ${mode} entry shows a toggle at once`, async ({ house, browsing }) => {
    const page = await browsing.open({}, mode);
    await expect.poll(() => page.decide()).toMatchObject({ value: false, source: 'stream', stale: false });
    const delaysMs: number[] = [];
    for (let toggle = 0; toggle < toggles; toggle += 1) {
      const isOn = toggle % 2 === 0;
      const sentAtMs = performance.timeOrigin + performance.now();
      await house.admin.setEnabled(flag, isOn);
      await expect(page.status).toHaveText(isOn ? 'new' : 'old');
      delaysMs.push(((await page.shown()).at(-1)?.atMs ?? Number.NaN) - sentAtMs);
    }
    delaysMs.sort((a, b) => a - b);
    const [median, last] = [delaysMs[toggles / 2], delaysMs.at(-1)].map((ms) => `${ms?.toFixed(1)} ms`);
    process.stdout.write(`${mode}: toggle over REST → shown, median ${median}, slowest of ${toggles} ${last}\n`);
    expect(delaysMs[toggles / 2]).toBeLessThan(1_000);
    expect(page.noise).toEqual([]);
  });

  test(`a page that decides by the ${mode} entry outlives its server`, async ({ house, browsing }) => {
    await house.admin.setEnabled(flag, true);
    const page = await browsing.open({}, mode);
    await expect(page.status).toHaveText('new');

    await test.step('the server is killed, the decisions stay', async () => {
      // The last good copy is written within a second.
      await expect.poll(() => page.page.evaluate("JSON.stringify(localStorage).includes('new-checkout')")).toBe(true);
      await house.kill();
      await expect.poll(() => page.problems()).not.toEqual([]);
      expect(await page.decide()).toMatchObject({ value: true });
    });
    await test.step('the page is loaded again, with its last values', async () => {
      await page.page.reload();
      await expect(page.status).toHaveText('new');
      expect(await page.decide()).toMatchObject({ value: true, source: 'cache', stale: true });
    });
    await test.step('the server is back, the page is live again by itself', async () => {
      await house.restart();
      await house.admin.setEnabled(flag, false);
      await expect(page.status).toHaveText('old', { timeout: 40_000 });
      expect(await page.decide()).toMatchObject({ source: 'stream', stale: false });
    });
    expect(page.noise).toEqual([]);
  });
}

test('who signs in gets what is theirs, and is named in no address', async ({ house, browsing }) => {
  await house.admin.setPercentage(flag, 0);
  await house.admin.whitelist(flag, 'grace-hopper');
  await house.admin.setEnabled(flag, true);
  for (const mode of ['local', 'remote'] as const) {
    const page = await browsing.open({}, mode);
    await expect.poll(() => page.decide()).toMatchObject({ value: false, stale: false });
    await page.identify({ userId: 'grace-hopper' });
    await expect(page.status).toHaveText('new');
    expect(page.requests.filter((request) => request.url().includes('grace'))).toEqual([]);
    expect(page.noise).toEqual([]);
  }
});

test('a page that comes from the server’s own origin, by way of a proxy, is let in like others', async ({
  house,
  browsing,
}) => {
  for (const mode of ['local', 'remote'] as const) {
    const address = browsing.url({}, mode);
    const page = await browsing.tab('about:blank');
    const isApp = (url: URL) => url.origin === house.url && !url.pathname.startsWith('/sdk/');
    await page.page.route(isApp, async (route) => {
      const { pathname } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: new URL(pathname, address).href }) });
    });
    await page.open(new URL(new URL(address).pathname, house.url).href);
    await expect.poll(() => page.decide()).toMatchObject({ source: 'stream', stale: false });
    await house.admin.setEnabled(flag, mode === 'local');
    await expect(page.status).toHaveText(mode === 'local' ? 'new' : 'old');
    expect(page.noise).toEqual([]);
  }
});
