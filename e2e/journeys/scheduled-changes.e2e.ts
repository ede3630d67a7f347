import { expect } from '@playwright/test';
import { FlagEditorPage } from '../pages/flag-editor-page.js';
import { test } from '../support/people.js';

const flag = 'new-billing';
const path = `/api/v1/projects/default/flags/${flag}/environments/development/scheduled-changes`;

test('a change is scheduled for Monday at nine in Berlin, and another one comes to its time while somebody looks', async ({
  house,
  people,
}) => {
  test.setTimeout(120_000);
  await house.admin.createFlag(flag);
  await house.admin.configure(flag, { fallthrough: { variant: 'on' } });
  const follower = await house.follow({ flag, cacheFile: house.path('flags.json') });
  const { page, ask } = await people.owner();
  const editor = new FlagEditorPage(page);
  await editor.open(flag);
  await editor.serveEverybodyElse('off');
  await editor.review();
  await editor.schedule({ day: '2099-03-02', time: '09:00', timeZone: 'Europe/Berlin' });
  await expect(editor.scheduled).toContainText('Mon, Mar 2, 2099, 09:00 (Europe/Berlin)');
  await expect(editor.unsaved).toHaveCount(0);
  const { items } = (await ask('GET', path)) as { readonly items: readonly { readonly at: string }[] };
  expect(items.map(({ at }) => at)).toEqual(['2099-03-02T08:00:00.000Z']);
  await editor.cancelScheduled();
  await expect(editor.scheduled).toContainText('Cancelled');

  const soon = new Date(Date.now() + 2_000).toISOString();
  await ask('POST', path, { settings: { enabled: true }, at: soon, timeZone: 'Europe/Berlin', reason: 'The launch' });
  await expect(editor.scheduled.first()).toContainText('The launch');
  await expect(editor.scheduled.first()).toContainText('Made', { timeout: 15_000 });
  await expect(editor.switchIn('Development')).toBeChecked();
  await expect.poll(async () => (await follower.decide('u1')).value).toBe(true);
});
