import { expect, type Page } from '@playwright/test';
import { AuditPage } from '../pages/audit-page.js';
import { DashboardPage } from '../pages/dashboard-page.js';
import { DebtPage } from '../pages/debt-page.js';
import { FlagEditorPage } from '../pages/flag-editor-page.js';
import { FlagsPage } from '../pages/flags-page.js';
import { ReleasePage } from '../pages/release-page.js';
import { ReleasePlanPage } from '../pages/release-plan-page.js';
import { dashboardAddresses } from '../support/dashboard-addresses.js';
import { fillWithHostileNames } from '../support/hostile-names.js';
import { payloads } from '../support/payloads.js';
import { test } from '../support/people.js';

/** What a payload that is executed does, and what the browser says of one that was only kept from it. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) seen.push(request.url());
  });
  return seen;
}

test('200 texts that would be scripts stay texts, wherever they are shown', async ({ house, people }) => {
  test.setTimeout(240_000);
  const count = 20;
  for (const [index, text] of payloads.entries()) {
    await house.admin.createFlag(`flag-${String(index).padStart(3, '0')}`, {
      description: text,
      tags: [text.slice(0, 100)],
      kind: 'string',
      variants: { one: text, two: 'two' },
    });
  }
  for (let index = 0; index < count; index++) {
    const texts = payloads.slice(index * 10, index * 10 + 10);
    const [first = '', second = ''] = texts;
    await house.admin.configure(`flag-${String(index * 10).padStart(3, '0')}`, {
      enabled: true,
      targets: [{ variant: 'one', by: first.slice(0, 500), values: texts }],
      rules: [
        {
          id: first.slice(0, 100),
          conditions: texts.map((text) => ({ attribute: text.slice(0, 500), operator: 'in', values: texts })),
          serve: { variant: 'two' },
        },
      ],
      fallthrough: {
        by: second.slice(0, 500),
        split: [
          { variant: 'one', weight: 1 },
          { variant: 'two', weight: 99_999 },
        ],
      },
    });
  }
  const { page, ask } = await people.owner();
  const uses = payloads.map((text, line) => {
    // A path does not lead out of its code base, whatever else it holds.
    const path = `src/${text.replace(/\.+\//g, '')}`.slice(0, 1_000);
    return { flag: 'flag-000', path, line: line + 1, kind: 'evaluation', excerpt: text.slice(0, 200) };
  });
  const urlTemplate = 'https://git.example/{path}#{line}';
  await ask('PUT', '/api/v1/projects/default/code-uses/hostile', { urlTemplate, uses });
  const seen = watch(page);
  const flags = new FlagsPage(page);
  await flags.open();
  await expect(flags.count).toHaveText('200 flags');
  await flags.scrollThrough();
  const editor = new FlagEditorPage(page);
  for (let index = 0; index < count; index++) {
    const flag = `flag-${String(index * 10).padStart(3, '0')}`;
    await editor.open(flag);
    await expect(editor.outcome).toBeVisible();
    await editor.tryAs(payloads[index * 10] ?? '');
    for (const tab of ['Variants', 'Compare', 'History', 'Code'] as const) await editor.show(tab);
  }
  await new DebtPage(page).open();
  await flags.open(`?q=${encodeURIComponent(payloads[0] ?? '')}&tag=${encodeURIComponent(payloads[1] ?? '')}`);
  expect(await page.evaluate(() => (globalThis as { executed?: unknown }).executed)).toBeUndefined();
  expect(seen).toEqual([]);
});

test('names that would be scripts stay names, on every page', async ({ house, people, browser }) => {
  test.setTimeout(300_000);
  const shown = await fillWithHostileNames(people);
  const { page } = await people.owner();
  const seen = watch(page);
  const dashboard = new DashboardPage(page);
  for (const [, address] of dashboardAddresses(shown)) await dashboard.open(house.url + address);
  const audit = new AuditPage(page);
  await audit.open();
  await audit.openNewest(40);
  await expect(page.getByRole('term').first()).toBeVisible();
  const stranger = await browser.newPage();
  const seenByStranger = watch(stranger);
  const door = await new DashboardPage(stranger).open(`${house.url}/sign-in`);
  await expect(door.page.getByRole('link', { name: /^Continue with/ })).toHaveCount(10);
  for (const one of [page, stranger])
    expect(await one.evaluate(() => (globalThis as { executed?: unknown }).executed)).toBeUndefined();
  expect([...seen, ...seenByStranger]).toEqual([]);
  await stranger.close();
});

test('texts that would be scripts stay texts in stages, reasons and names of who is in', async ({ house, people }) => {
  const { ask, page } = await people.owner();
  const seen = watch(page);
  await house.admin.createFlag('new-billing');
  const config = '/api/v1/projects/default/flags/new-billing/environments/development';
  const stages = payloads.slice(0, 40).map((text, index) => ({
    name: `${index} ${text}`.slice(0, 100),
    audience: { targets: [{ by: text.slice(0, 500), values: [text] }] },
    holdFor: 'P1D',
  }));
  await ask('PUT', `${config}/release`, { stages });
  await ask('POST', `${config}/release/start`, { reason: payloads[41] });
  await ask('POST', `${config}/release/advance`, { reason: payloads[42] });
  const release = new ReleasePage(page);
  await release.open('new-billing', 'development');
  await expect(release.stages).toHaveCount(40);
  await expect(release.events).toContainText(payloads[42] ?? '');
  await page.goto('/releases');
  await expect(page.getByRole('row', { name: 'new-billing' })).toBeVisible();
  await ask('POST', `${config}/release/pause`, {});
  const plan = new ReleasePlanPage(page);
  await plan.open('new-billing', 'development');
  await expect(plan.stages).toHaveCount(40);
  await expect(plan.preview).toHaveCount(40);
  const template = { key: 'hostile', name: payloads[43], description: payloads[44], plan: { stages } };
  await ask('POST', '/api/v1/projects/default/release-templates', template);
  await page.goto('/projects/default/release-templates');
  await expect(page.getByRole('article')).toHaveCount(5);
  expect(await page.evaluate(() => (globalThis as { executed?: unknown }).executed)).toBeUndefined();
  expect(seen).toEqual([]);
});
