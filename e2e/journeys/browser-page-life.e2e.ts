import { expect } from '@playwright/test';
import { test } from '../support/browser-house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');
// Playwright switches it off, since pages that are kept confuse most tests.
test.use({ launchOptions: { ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

const flag = 'new-checkout';

test('a page that nobody sees lets go of its stream, and catches up when it is seen', async ({ house, browsing }) => {
  const page = await browsing.tab('about:blank');
  await page.page.clock.install();
  await page.open(browsing.url());
  await expect.poll(() => page.decide()).toMatchObject({ source: 'stream' });
  await page.hide();
  await page.page.clock.fastForward(31_000);
  await expect.poll(() => browsing.streams()).toBe(0);
  await house.admin.setEnabled(flag, true);
  expect(await page.decide()).toMatchObject({ value: false });
  await page.hide(false);
  await expect(page.status).toHaveText('new');
  expect(page.noise).toEqual([]);
});

test('a page that is left lets go at once, and follows again when one comes back', async ({ house, browsing }) => {
  const page = await browsing.open();
  await expect.poll(() => page.decide()).toMatchObject({ source: 'stream' });
  await page.page.evaluate("dispatchEvent(new Event('pagehide'))");
  await expect.poll(() => browsing.streams()).toBe(0);
  await house.admin.setEnabled(flag, true);
  await page.page.evaluate("dispatchEvent(new Event('pageshow'))");
  await expect(page.status).toHaveText('new');
  expect(page.noise).toEqual([]);
});

test('a page that the browser keeps follows again when one comes back', async ({ house, browsing }) => {
  const page = await browsing.open();
  await expect.poll(() => page.decide()).toMatchObject({ source: 'stream' });
  await page.page.evaluate('opened.isTheSame = true');
  await page.open(browsing.url());
  await expect.poll(() => browsing.streams()).toBe(1);
  await house.admin.setEnabled(flag, true);
  await expect(page.status).toHaveText('new');
  // Playwright waits in vain for a page that was kept to load.
  await page.page.evaluate('void setTimeout(() => history.back())');
  await page.page.waitForURL(/\/0$/, { waitUntil: 'commit' });
  await expect(page.status).toHaveText('new');
  const isKept = (await page.page.evaluate('opened.isTheSame')) === true;
  await expect.poll(() => browsing.streams()).toBe(1);
  expect(page.noise).toEqual([]);
  test.skip(!isKept, 'This browser keeps no pages: chromium-headless-shell does not, chromium does.');
});

test('a page that was offline is live soon after it is online again', async ({ house, browsing, context }) => {
  const page = await browsing.open();
  await expect.poll(() => page.decide()).toMatchObject({ source: 'stream' });
  await context.setOffline(true);
  await house.kill();
  await expect.poll(() => page.problems()).not.toEqual([]);
  const asked = page.requests.length;
  await house.restart();
  await house.admin.setEnabled(flag, true);
  expect(await page.decide()).toMatchObject({ value: false });
  expect(page.requests.length).toBe(asked);
  await context.setOffline(false);
  await expect(page.status).toHaveText('new', { timeout: 10_000 });
  expect(page.noise).toEqual([]);
});

test('what a page was rendered with is in force at once, and nothing is requested before it is painted', async ({
  house,
  browsing,
}) => {
  await house.admin.setEnabled(flag, true);
  const bootstrap = {
    format: 1,
    version: 1,
    digest: '0'.repeat(16),
    flags: { [flag]: { value: true, variant: 'on', reason: 'FALLTHROUGH' } },
  };
  for (const mode of ['local', 'remote'] as const) {
    const page = await browsing.open({ bootstrap }, mode);
    expect((await page.shown())[0]?.on).toBe(true);
    await expect.poll(() => page.decide()).toMatchObject({ value: true, source: 'stream', stale: false });
    const [paintedAtMs = Number.NaN] = await page.page.evaluate<number[]>(
      "performance.getEntriesByType('paint').map(({ startTime }) => startTime)",
    );
    const [requestedAtMs] = await page.page.evaluate<number[]>(
      "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/sdk/v1/')).map(({ startTime }) => startTime)",
    );
    expect(requestedAtMs).toBeGreaterThan(paintedAtMs);
    expect(page.noise).toEqual([]);
  }
});

test('what was served is counted, also by a page that is closed at once', async ({ house, browsing }) => {
  await house.admin.setEnabled(flag, true);
  const page = await browsing.open();
  await expect(page.status).toHaveText('new');
  const before = await house.admin.evaluations(flag);
  await page.page.evaluate("for (let times = 0; times < 1000; times += 1) opened.flags.isEnabled('new-checkout')");
  await page.page.close({ runBeforeUnload: true });
  await expect.poll(() => house.admin.evaluations(flag)).toBeGreaterThanOrEqual(before + 1_000);
});

test('each visitor keeps an anonymous name', async ({ browsing }) => {
  const url = browsing.url({ context: {} });
  const [first, second] = [await browsing.tab(url), await browsing.tab(url)];
  const nameOf = (page: typeof first) => page.page.evaluate("localStorage.getItem('guidon.anonymousId')");
  expect(await nameOf(first)).toMatch(/^[0-9a-f-]{36}$/);
  expect(await nameOf(second)).toBe(await nameOf(first));
});

function launchOptions() {
  const executablePath = process.env['CHROMIUM_PATH'];
  return {
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage'],
  };
}
