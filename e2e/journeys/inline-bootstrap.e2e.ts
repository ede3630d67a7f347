import { createTestClient } from '@guidon/sdk-node/testing';
import { expect, test } from '@playwright/test';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const attack = 'window.attacked = true';
const hostile = [
  `</script><script>${attack}</script>`,
  `</SCRIPT ><img src=x onerror="${attack}">`,
  `<!--<script>${attack}`,
  '--></script>',
  '\u2028\u2029',
  `'; ${attack}; '`,
  `"; ${attack}; "`,
  `' onclick='${attack}`,
  '&lt;/script&gt;&quot;&#39;',
  '\\u003c/script>\\',
];

test('a server-rendered page gets what flags hold, as it is, and runs none of it', async ({ page }) => {
  const flags = createTestClient(Object.fromEntries(hostile.map((text, index) => [`flag-${index}`, text])));
  const payload = flags.bootstrap({ userId: 'u1' });
  await page.setContent(`<!doctype html>
    <script>window.inScript = ${payload}</script>
    <script type="application/json" id="data">${payload}</script>
    <p data-flags='${payload}'>the page</p>`);
  const read = await page.evaluate(() => {
    const inElement = JSON.parse(document.getElementById('data')?.textContent ?? '');
    const inAttribute = JSON.parse(document.querySelector('p')?.dataset['flags'] ?? '');
    return [Reflect.get(window, 'inScript'), inElement, inAttribute];
  });
  for (const one of read) expect(hostile.map((_text, index) => one.flags[`flag-${index}`].value)).toEqual(hostile);
  expect(await page.evaluate(() => Reflect.get(window, 'attacked'))).toBe(undefined);
  expect(await page.locator('body').innerText()).toBe('the page');
  expect(await page.locator('img').count()).toBe(0);
});
