import { expect } from '@playwright/test';
import { ChangeRequestsPage } from '../pages/change-requests-page.js';
import { FlagEditorPage } from '../pages/flag-editor-page.js';
import { test } from '../support/people.js';

const title = 'Everybody gets the new billing';
const settings = { fallthrough: { variant: 'on' } };
const flag = 'new-billing';

test('who asks for a change cannot approve it; somebody else does, on its page, and an SDK has it', async ({
  house,
  people,
}) => {
  await house.admin.createFlag(flag);
  await house.admin.configure(flag, { enabled: true, fallthrough: { variant: 'off' } });
  const follower = await house.follow({ flag, cacheFile: house.path('flags.json') });
  const ada = await people.owner();
  const grace = await people.join('Grace', 'editor');
  await ada.ask('PATCH', '/api/v1/projects/default/environments/development', { requiresApproval: true });
  const asking = `/api/v1/projects/default/flags/${flag}/environments/development/change-requests`;
  const { id } = (await ada.ask('POST', asking, { title, settings })) as { readonly id: string };

  const own = new ChangeRequestsPage(ada.page);
  await own.open(title);
  await expect(own.whyNot).toBeVisible();
  await expect(own.approve).toHaveCount(0);
  const approval = ada.ask('POST', `/api/v1/projects/default/change-requests/${id}/approve`, {});
  await expect(approval).rejects.toThrow('answered 403');

  const other = new ChangeRequestsPage(grace.page);
  await other.open(title);
  await other.comment('Seen in staging.');
  await other.approve.click();
  await expect(other.says('Seen in staging.')).toBeVisible();
  await other.apply();
  await expect(other.says('Applied')).toBeVisible();
  await expect.poll(async () => (await follower.decide('u1')).value).toBe(true);

  const editor = new FlagEditorPage(grace.page);
  await editor.open(flag);
  await editor.switchIn('Development').click();
  await expect.poll(async () => (await follower.decide('stranger')).value).toBe(false);
});
