import { expect } from '@playwright/test';
import { DashboardPage } from '../pages/dashboard-page.js';
import { dashboardAddresses } from '../support/dashboard-addresses.js';
import { test } from '../support/people.js';
import { fill } from '../support/sample-data.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

for (const colorScheme of ['light', 'dark'] as const)
  test(`every page in ${colorScheme} colours is without barriers, fits a phone, and has nothing to complain of`, async ({
    house,
    people,
  }) => {
    test.setTimeout(480_000);
    const shown = await fill(people);
    const { page } = await people.owner({ colorScheme });
    page.setDefaultTimeout(20_000);
    await page.emulateMedia({ colorScheme });
    const dashboard = new DashboardPage(page);
    const found: string[] = [];
    for (const [name, address] of dashboardAddresses(shown)) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await dashboard.open(house.url + address);
      found.push(...(await dashboard.barriers()).map((barrier) => `${name}: ${barrier}`));
      if (await dashboard.isTableCutOff()) found.push(`${name} cuts a table off`);
      await page.setViewportSize({ width: 390, height: 844 });
      await dashboard.open(house.url + address);
      if (await dashboard.isWiderThanScreen()) found.push(`${name} is wider than a phone`);
    }
    expect(found).toEqual([]);
    expect(dashboard.complaints).toEqual([]);
  });

test('whoever is not signed in finds the door without barriers', async ({ house, page }) => {
  const dashboard = new DashboardPage(page);
  for (const address of ['/sign-in', house.keys.ownerLink.replace(house.url, '')]) {
    await dashboard.open(house.url + address);
    expect([address, await dashboard.barriers()]).toEqual([address, []]);
  }
});
