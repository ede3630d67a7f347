import { expect } from '@playwright/test';
import { DocsPage } from '../pages/docs-page.js';
import { test } from '../support/house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

test('the API can be read in a browser, without a complaint from its content policy', async ({ house, page }) => {
  const docs = new DocsPage(page);
  await docs.open(house.url);
  expect(await docs.operations.count()).toBeGreaterThan(20);
  const operation = await docs.expand('/flags/{flag}/environments/{environment}/enabled');
  await expect(operation.getByText('Responses').first()).toBeVisible();
  expect(docs.complaints).toEqual([]);
});
