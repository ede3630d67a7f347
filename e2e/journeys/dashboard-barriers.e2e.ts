import { expect } from '@playwright/test';
import { DashboardPage } from '../pages/dashboard-page.js';
import { dashboardAddresses } from '../support/dashboard-addresses.js';
import { test } from '../support/people.js';
import { fill } from '../support/sample-data.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

test('every page is without barriers in both schemes, fits a phone, and has nothing to complain of', async ({
  house,
  people,
}) => {
  test.setTimeout(240_000);
  const { request } = await fill(people);
  const { page } = await people.owner();
  page.setDefaultTimeout(20_000);
  const dashboard = new DashboardPage(page);
  const found: string[] = [];
  for (const [name, address] of dashboardAddresses(request)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await dashboard.open(house.url + address);
      found.push(...(await dashboard.barriers()).map((barrier) => `${name}, ${colorScheme}: ${barrier}`));
    }
    await page.setViewportSize({ width: 390, height: 844 });
    if (await dashboard.isWiderThanScreen()) found.push(`${name} is wider than a phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  expect(found).toEqual([]);
  expect(dashboard.complaints).toEqual([]);
});

test('whoever is not signed in finds the door without barriers', async ({ house, page }) => {
  page.setDefaultTimeout(20_000);
  const dashboard = new DashboardPage(page);
  for (const address of ['/sign-in', house.keys.ownerLink.replace(house.url, '')]) {
    await dashboard.open(house.url + address);
    expect([address, await dashboard.barriers()]).toEqual([address, []]);
  }
});
