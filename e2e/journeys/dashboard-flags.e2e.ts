import { expect } from '@playwright/test';
import { FirstRunPage } from '../pages/first-run-page.js';
import { FlagEditorPage } from '../pages/flag-editor-page.js';
import { FlagsPage } from '../pages/flags-page.js';
import { startFollower } from '../support/follower-process.js';
import { test } from '../support/people.js';

const half = {
  by: 'userId',
  split: [
    { variant: 'on', weight: 50_000 },
    { variant: 'off', weight: 50_000 },
  ],
};

test('from nothing to a Node process that sees the first flag', async ({ house, page }) => {
  const firstRun = new FirstRunPage(page);
  await firstRun.makeFirstAccount(house.keys.ownerLink, {
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    password: 'correct horse battery staple',
  });
  await firstRun.makeFlag('first-steps');
  await firstRun.makeServerKey();
  await expect(firstRun.snippet).toContainText('guidon_server_');
  const sdkKey = /guidon_server_[\w-]+/.exec(await firstRun.snippet.innerText())?.[0] ?? '';
  const follower = await startFollower({
    url: house.url,
    sdkKey,
    cacheFile: house.path('flags.json'),
    flag: 'first-steps',
    isForAll: true,
  });
  try {
    await expect(firstRun.connected).toBeVisible();
    await firstRun.switchOn('first-steps');
    await expect.poll(async () => (await follower.decide('u1')).value).toBe(true);
    expect(follower.problems).toEqual([]);
  } finally {
    await follower.end('SIGKILL');
  }
});

test('a percentage is raised to three decimals, tried, saved, and taken back by one press', async ({
  house,
  people,
}) => {
  await house.admin.createFlag('new-billing');
  await house.admin.setEnabled('new-billing', true);
  await house.admin.setPercentage('new-billing', 10);
  const { page } = await people.owner();
  const editor = new FlagEditorPage(page);
  await editor.open('new-billing');
  await editor.percentage('on').fill('99.999');
  await editor.tryAs('user_7');
  await expect(editor.outcome).toContainText('SPLIT');
  await editor.review();
  await expect(editor.dialog).toContainText('99.999 % on, 0.001 % off by userId');
  await editor.save();
  await expect(editor.unsaved).toHaveCount(0);
  await editor.show('History');
  await editor.revertLast();
  await editor.show('Targeting');
  await expect(editor.percentage('on')).toHaveValue('10');
});

test('a flag is found and switched off on a phone, and comes back when that was wrong', async ({ house, people }) => {
  for (const key of ['new-billing', 'new-search', 'old-search']) {
    await house.admin.createFlag(key);
    await house.admin.setEnabled(key, true);
  }
  const follower = await house.follow({ flag: 'new-search', cacheFile: house.path('flags.json') });
  const { page } = await people.owner({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  const flags = new FlagsPage(page);
  await flags.open('?q=new-search');
  const kill = flags.switchOf('new-search', 'Development');
  await kill.tap();
  await expect.poll(async () => (await follower.decide('stranger')).value).toBe(false);
  await flags.undo();
  await expect(kill).toBeChecked();
  await expect.poll(async () => (await follower.decide('u1')).value).toBe(true);
});

test('two people edit one flag: the second is shown both versions, and neither is lost', async ({ house, people }) => {
  await house.admin.createFlag('new-billing');
  await house.admin.configure('new-billing', { enabled: true, fallthrough: half });
  const ada = new FlagEditorPage((await people.owner()).page);
  const grace = new FlagEditorPage((await people.join('Grace', 'editor')).page);
  await ada.open('new-billing');
  await grace.open('new-billing');
  await grace.percentage('on').fill('75');
  await ada.serveWhenOff('on');
  await ada.review();
  await ada.save();
  await expect(ada.unsaved).toHaveCount(0);
  await expect(grace.side('Theirs, saved')).toContainText('When switched off');
  await expect(grace.side('Yours, not saved')).toContainText('75 % on');
  await grace.putMineOnTop();
  await grace.review();
  await grace.save();
  await expect(ada.percentage('on')).toHaveValue('75');
});

test('what a program changes is seen without a reload, and every flag is within reach of the keyboard', async ({
  house,
  people,
}) => {
  for (let index = 0; index < 30; index++) await house.admin.createFlag(`flag-${index}`);
  const { page } = await people.owner();
  const flags = new FlagsPage(page);
  await flags.open();
  await expect(flags.count).toHaveText('30 flags');
  await house.admin.setEnabled('flag-0', true);
  await expect(flags.switchOf('flag-0', 'Development')).toBeChecked();
  await house.admin.createFlag('flag-new');
  await expect(flags.count).toHaveText('31 flags');
  await flags.find('flag-2');
  await expect(flags.link('flag-29')).toBeVisible();
  await flags.openByPalette('flag-17');
  await expect(new FlagEditorPage(page).title).toHaveText('flag-17');
});

test('where an environment asks for approval an edit waits for somebody else, and switching off does not', async ({
  house,
  people,
}) => {
  await house.admin.createFlag('new-billing');
  await house.admin.configure('new-billing', { enabled: true, fallthrough: half });
  const ada = await people.owner();
  const grace = await people.join('Grace', 'admin');
  await ada.ask('PATCH', '/api/v1/projects/default/environments/development', { requiresApproval: true });
  const editor = new FlagEditorPage(ada.page);
  await editor.open('new-billing');
  await editor.percentage('on').fill('60');
  await editor.review();
  await editor.askForApproval('Raise it to 60 %');
  await expect(editor.percentage('on')).toHaveValue('50');

  const requests = '/api/v1/projects/default/change-requests';
  const { items } = (await grace.ask('GET', `${requests}?state=open`)) as {
    readonly items: readonly { readonly id: string }[];
  };
  const [asked] = items;
  await grace.ask('POST', `${requests}/${asked?.id}/approve`, {});
  await grace.ask('POST', `${requests}/${asked?.id}/apply`);
  await expect(editor.percentage('on')).toHaveValue('60');

  await editor.switchIn('Development').click();
  await expect(editor.switchIn('Development')).not.toBeChecked();
  await editor.show('History');
  await expect(ada.page.getByText('Emergency off')).toBeVisible();
});
