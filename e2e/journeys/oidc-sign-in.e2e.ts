import { expect } from '@playwright/test';
import { FlagEditorPage } from '../pages/flag-editor-page.js';
import { FlagsPage } from '../pages/flags-page.js';
import { IdentityProvidersPage } from '../pages/identity-providers-page.js';
import { SignInPage } from '../pages/sign-in-page.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { test as base } from '../support/people.js';

const client = { clientId: 'guidon', clientSecret: 'a-secret-that-only-both-sides-know' };
const employee = (name: string, ...groups: string[]) => ({
  name,
  email: `${name.toLowerCase()}@corp.example`,
  email_verified: true,
  groups,
});

const test = base.extend<{ readonly provider: IdentityProvider }>({
  provider: async ({ house }, use) => {
    const provider = await startIdentityProvider({
      ...client,
      redirectUri: `${house.url}/api/v1/session/oidc/corp/callback`,
      people: {
        grace: employee('Grace', 'staff', 'checkout-team'),
        alan: employee('Alan', 'staff'),
        eve: employee('Eve', 'visitors'),
      },
    });
    await use(provider);
    await provider.end();
  },
});

test('people come in with their account at the company, and are what its groups make of them', async ({
  house,
  people,
  provider,
  browser,
}) => {
  test.setTimeout(180_000);
  await house.admin.createFlag('new-billing');
  const settings = new IdentityProvidersPage((await people.owner()).page);
  await settings.open();
  await settings.make({
    ...client,
    name: 'Example Corp',
    key: 'corp',
    issuer: provider.issuer,
    scopes: 'openid email profile groups',
    groups: [
      ['checkout-team', 'editor'],
      ['staff', 'viewer'],
    ],
  });
  await expect(settings.table).toContainText('2 groups');

  const arrive = async (who: string) => {
    const context = await browser.newContext({ baseURL: house.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/projects/default/flags');
    const door = new SignInPage(page);
    await door.through('Example Corp', who);
    return { context, door, page, flag: new FlagsPage(page).switchOf('new-billing', 'Development') };
  };
  const grace = await arrive('grace');
  const alan = await arrive('alan');
  const eve = await arrive('eve');

  await expect(alan.flag).toBeDisabled();
  await grace.flag.click();
  await expect(grace.flag).toBeChecked();
  await expect(alan.flag).toBeChecked();
  await expect(eve.door.complaint).toContainText('None of your groups has a role here');

  const viewed = new FlagEditorPage(alan.page);
  await viewed.open('new-billing');
  await expect(viewed.switchIn('Development')).toBeDisabled();
  await expect(alan.page.getByRole('button', { name: 'Archive' })).toBeHidden();
  const config = `${house.url}/api/v1/projects/default/flags/new-billing/environments/development`;
  const headers = { 'guidon-request': '1', 'sec-fetch-site': 'same-origin', origin: house.url };
  const refused = await alan.context.request.put(`${config}/enabled`, { headers, data: { enabled: false } });
  expect([refused.status(), await refused.json()]).toMatchObject([403, { needs: 'editor' }]);
  await expect(grace.flag).toBeChecked();

  const held = await grace.context.storageState();
  await grace.door.signOut('Grace');
  await expect(grace.door.title).toBeVisible();
  await grace.page.goto('/projects/default/flags');
  await expect(grace.door.title).toBeVisible();
  const thief = await browser.newContext({ storageState: held });
  expect((await thief.request.get(`${house.url}/api/v1/session`)).status()).toBe(401);
  await Promise.all([grace, alan, eve].map(({ context }) => context.close()));
  await thief.close();
});
