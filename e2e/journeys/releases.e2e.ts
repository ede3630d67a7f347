import { expect } from '@playwright/test';
import { ReleasePage } from '../pages/release-page.js';
import { test } from '../support/people.js';

const flag = 'new-billing';
const config = `/api/v1/projects/default/flags/${flag}/environments/development`;
const plan = {
  stages: [
    { name: 'Our tenant', audience: { targets: [{ by: 'userId', values: ['ada'] }] }, holdFor: 'P2D' },
    { name: 'A tenth', audience: { percentage: 10 }, holdFor: 'P3D' },
    { name: 'Everybody', audience: { percentage: 100 }, holdFor: 'PT0S', advance: 'approval' },
  ],
};

test('a release is steered on its page: started, advanced, edited by hand, overwritten, rolled back and resumed', async ({
  house,
  people,
}) => {
  await house.admin.createFlag(flag);
  const follower = await house.follow({ flag, cacheFile: house.path('flags.json') });
  const isOn = (user: string) => expect.poll(async () => (await follower.decide(user)).value);
  const ada = await people.owner();
  const grace = await people.join('Grace', 'editor');
  await ada.ask('PUT', `${config}/release`, plan);
  const watching = new ReleasePage(grace.page);
  await watching.open(flag, 'development');
  const release = new ReleasePage(ada.page);
  await release.open(flag, 'development');
  await expect(release.stages).toHaveCount(3);

  await release.ask('Start');
  await expect(release.dialog).toContainText(
    'The flag is switched on in development, and “Our tenant” begins: ada by userId.',
  );
  await release.confirm('Start');
  await expect(release.here).toContainText('Our tenant');
  await expect(watching.here).toContainText('Our tenant');
  await isOn('ada').toBe(true);
  await isOn('somebody').toBe(false);

  await release.ask('Advance');
  await release.because('Nobody complained.');
  await release.confirm('Advance');
  await expect(watching.here).toContainText('A tenth');
  await expect(watching.events).toContainText('Nobody complained.');

  await grace.ask('PUT', `${config}/percentage`, { percentage: 60 });
  await expect(release.says('Edited by hand since it was paused')).toBeVisible();
  await release.ask('Resume');
  await release.choose('Overwrite it');
  await release.confirm('Resume');
  await expect(release.actions.filter({ hasText: 'Pause' })).toBeVisible();
  const { fallthrough } = (await ada.ask('GET', config)) as { readonly fallthrough: unknown };
  expect(fallthrough).toMatchObject({ split: [{ variant: 'on', weight: 10_000 }, { variant: 'off' }] });

  await release.ask('Roll back');
  await release.choose('To nobody');
  await release.confirm('Roll back');
  await isOn('ada').toBe(false);
  await expect(release.here).toHaveCount(0);
  await expect(release.actions.allTextContents()).resolves.toEqual(['Resume', 'Abort']);

  await release.ask('Resume');
  await release.confirm('Resume');
  await isOn('ada').toBe(true);
  await expect(release.events).toContainText('Rolled back by hand');
});

test('a release is found among all that are under way, and on the page of its flag', async ({ house, people }) => {
  await house.admin.createFlag(flag);
  const { ask, page } = await people.owner();
  await ask('PUT', `${config}/release`, plan);
  await ask('POST', `${config}/release/start`, {});
  await page.goto('/releases');
  await expect(page.getByRole('row', { name: flag })).toContainText('Our tenant');
  await page.getByRole('link', { name: flag }).click();
  const release = new ReleasePage(page);
  await release.arrive(flag);
  await page.getByRole('link', { name: flag, exact: true }).click();
  await page.getByRole('region', { name: 'Release' }).getByRole('link', { name: 'Open the release' }).click();
  await expect(release.here).toContainText('Our tenant');
});
