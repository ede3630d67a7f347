import { expect } from '@playwright/test';
import { CheckoutPage } from '../pages/checkout-page.js';
import { serveExample, serveViteExample } from '../support/example-server.js';
import { type House, test } from '../support/house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const visible = { clientVisible: true };

const serveCheckout = (house: House) =>
  serveViteExample('react-checkout', house.path('checkout'), {
    VITE_GUIDON_URL: house.url,
    VITE_GUIDON_KEY: house.keys.clientKey,
  });

test('the checkout in React follows its flags, and is the same again while the server is away', async ({
  house,
  page,
}) => {
  await house.admin.createFlag('new-checkout', visible);
  const amounts = { kind: 'number', variants: { always: 0, usual: 5_000 } };
  await house.admin.createFlag('free-shipping-from', { ...visible, ...amounts });
  const example = await serveCheckout(house);
  try {
    const checkout = new CheckoutPage(page);
    await checkout.open(example.url);
    await expect(checkout.freshness).toHaveText('live');
    await expect(checkout.flow).toContainText('Step 1 of 3');
    await house.admin.setEnabled('new-checkout', true);
    await expect(checkout.flow).toContainText('One step');
    expect(checkout.noise).toEqual([]);

    await house.kill();
    await checkout.reload();
    await expect(checkout.flow).toContainText('One step');
    await expect(checkout.freshness).toHaveText('last known values');
    await house.restart();
    await house.admin.setEnabled('new-checkout', false);
    await expect(checkout.flow).toContainText('Step 1 of 3');
  } finally {
    await example.end();
  }
});

test('who signs in sees what is theirs', async ({ house, page }) => {
  await house.admin.createFlag('new-checkout', visible);
  await house.admin.setPercentage('new-checkout', 0);
  await house.admin.whitelist('new-checkout', 'grace');
  await house.admin.setEnabled('new-checkout', true);
  const example = await serveCheckout(house);
  try {
    const checkout = new CheckoutPage(page);
    await checkout.open(example.url);
    await expect(checkout.flow).toContainText('Step 1 of 3');
    await checkout.signInAs('grace (pro)');
    await expect(checkout.flow).toContainText('One step');
    await checkout.signInAs('ada (free)');
    await expect(checkout.flow).toContainText('Step 1 of 3');
  } finally {
    await example.end();
  }
});

test('the page of one HTML file follows its flag', async ({ house, page }) => {
  await house.admin.createFlag('new-checkout', visible);
  const env = { GUIDON_URL: house.url, GUIDON_CLIENT_KEY: house.keys.clientKey };
  const example = await serveExample('browser-plain', env);
  try {
    await page.goto(example.url);
    await expect(page.getByRole('heading')).toHaveText('The old checkout');
    await house.admin.setEnabled('new-checkout', true);
    await expect(page.getByRole('heading')).toHaveText('The new checkout');
  } finally {
    await example.end();
  }
});
