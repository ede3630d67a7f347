import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { DebtPage } from '../pages/debt-page.js';
import { runGuidon } from '../support/guidon-command.js';
import { test } from '../support/people.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

function writeTree(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

test('a scan finds what code uses which flag, and the page of what to clean up knows it', async ({ house, people }) => {
  for (const key of ['new-billing', 'old-banner', 'forgotten']) await house.admin.createFlag(key);
  const root = house.path('shop');
  writeTree(root, {
    '.gitignore': 'dist/\n',
    'src/billing.ts': "const key = 'new-billing';\nexport const isNew = () => flags.isEnabled(key, user);\n",
    'src/<img src=x onerror=alert(1)>.tsx': "export const Banner = () => useFlag('old-banner') && <b>old</b>;\n",
    'jobs/banner.py': 'if flags.is_enabled("old-banner", user):\n    pass\n',
    'dist/all.js': "flags.isEnabled('forgotten')",
  });
  const { page } = await people.owner();
  const debt = new DebtPage(page);
  await debt.open();
  await expect(debt.command).toContainText(`--url ${house.url} --project default`);

  const environment = { GUIDON_URL: house.url, GUIDON_TOKEN: house.keys.token };
  const link = 'https://git.example/shop/blob/{revision}/{path}#L{line}';
  const scan = await runGuidon(['scan', root, '--revision', 'c0ffee', '--link', link], environment);
  expect(scan).toMatchObject({ exitCode: 0, output: expect.stringContaining('Not used in this code: forgotten') });

  await expect(debt.scanned).toContainText('shop at c0ffee');
  await expect(debt.row('old-banner')).toContainText('2 places');
  await expect(debt.row('forgotten')).toContainText('Nowhere');
  await debt.showUses('old-banner');
  await expect(debt.use('jobs/banner.py:1')).toContainText('Mentioned');
  await expect(debt.use('src/<img src=x onerror=alert(1)>.tsx:1')).toContainText('Evaluated');
  const href = await debt.use('jobs/banner.py:1').getByRole('link').getAttribute('href');
  expect(href).toBe('https://git.example/shop/blob/c0ffee/jobs/banner.py#L1');

  await debt.open();
  await debt.archive('old-banner');
  await expect(debt.row('old-banner')).toContainText('Archived');
  const strict = await runGuidon(['scan', root, '--strict', '--dry-run'], environment);
  expect(strict.exitCode).toBe(2);
  expect(strict.output).toContain('The code asks for flags that are archived or do not exist: old-banner.');
  const wrong = await runGuidon(['scan', root], { ...environment, GUIDON_TOKEN: 'wrong' });
  expect(wrong).toMatchObject({ exitCode: 1, output: expect.stringContaining('answers 401') });
});
