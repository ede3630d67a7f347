import { join } from 'node:path';
import { repositoryRoot } from '@guidon/fault-tools';
import { DashboardPage } from '../pages/dashboard-page.js';
import { dashboardAddresses } from '../support/dashboard-addresses.js';
import { test } from '../support/people.js';
import { fill } from '../support/sample-data.js';

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
interface Made {
  readonly link: string;
}

const folder = join(repositoryRoot, 'screenshots');

test('each page in both schemes, on a screen and on a phone', async ({ house, people }) => {
  test.setTimeout(300_000);
  const shown = await fill(people);
  const { page, ask } = await people.owner();
  const { link } = (await ask('POST', '/api/v1/invitations', { email: 'lise@example.com', role: 'editor' })) as Made;
  const doors = [
    ['sign-in', '/sign-in'],
    ['invite', link.replace(house.url, '')],
  ] as const;
  const addresses = [...dashboardAddresses(shown), ...doors];
  page.setDefaultTimeout(20_000);
  const dashboard = new DashboardPage(page);
  for (const [name, address] of addresses) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport);
        await dashboard.open(house.url + address);
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      }
    }
  }
});
