import { expect } from '@playwright/test';
import { ReleasePage } from '../pages/release-page.js';
import { ReleasePlanPage } from '../pages/release-plan-page.js';
import { test } from '../support/people.js';

test('a plan begins with a template, becomes one of its own, and starts', async ({ house, people }) => {
  await house.admin.createFlag('new-billing');
  await house.admin.createFlag('new-search');
  const { page } = await people.owner();
  const plan = new ReleasePlanPage(page);
  await plan.open('new-billing', 'development');
  await plan.begin(/^Careful B2B/);
  await expect(plan.stages).toHaveCount(6);
  await expect(plan.preview).toHaveCount(6);
  await expect(plan.says('Still to be filled in')).toBeVisible();

  await plan.press('Start…');
  await expect(plan.says('What keeps it from being saved')).toBeVisible();
  await plan.name(1, 'acme');
  await plan.name(2, 'globex', 'initech');
  await plan.hold(1, '36 hours');
  await plan.remove(4);
  await expect(plan.preview).toHaveCount(5);
  await expect(plan.says('What keeps it from being saved')).toBeHidden();

  await plan.press('Save as a template');
  await plan.nameTemplate('Our careful way');
  await plan.confirm('Save the template');

  await plan.press('Start…');
  await expect(plan.dialog).toContainText('acme by tenantId');
  await expect(plan.dialog).toContainText('It is held for 1 day 12 hours; then “Friendly customers” begins by itself.');
  await plan.confirm('Start the release');
  const release = new ReleasePage(page);
  await expect(release.stages).toHaveCount(5);
  await expect(release.here).toContainText('Internal tenant');

  await plan.open('new-search', 'development');
  await plan.begin(/^Our careful way/);
  await expect(plan.stages).toHaveCount(5);
  await plan.press('Save as a draft');
  await expect(release.says('Draft')).toBeVisible();
});

test('the plan of a paused release keeps the stages that have begun', async ({ house, people }) => {
  await house.admin.createFlag('new-billing');
  const { ask, page } = await people.owner();
  const release = '/api/v1/projects/default/flags/new-billing/environments/development/release';
  await ask('PUT', release, { template: 'five-steps' });
  await ask('POST', `${release}/start`, {});
  await ask('POST', `${release}/pause`, {});
  const plan = new ReleasePlanPage(page);
  await plan.open('new-billing', 'development');
  await expect(plan.says('Begun: stays as it is')).toBeVisible();
  await plan.remove(2);
  await plan.press('Save the plan');
  await expect(new ReleasePage(page).stages).toHaveCount(4);
});

test('the stages of a plan are put into another order without a mouse', async ({ house, people }) => {
  await house.admin.createFlag('new-billing');
  const { ask, page } = await people.owner();
  const path = '/api/v1/projects/default/flags/new-billing/environments/development/release';
  const stages = ['one', 'two', 'three'].map((name) => {
    const targets = [{ by: 'tenantId', values: [name] }];
    return { name, audience: { targets }, holdFor: 'P1D' };
  });
  await ask('PUT', path, { stages });
  const plan = new ReleasePlanPage(page);
  await plan.open('new-billing', 'development');
  await expect.poll(() => plan.names()).toEqual(['one', 'two', 'three']);
  await plan.drag(1, 'ArrowDown', 2);
  await expect.poll(() => plan.names()).toEqual(['two', 'three', 'one']);
  await plan.drag(2, 'ArrowUp');
  await expect.poll(() => plan.names()).toEqual(['three', 'two', 'one']);
  await plan.press('Save as a draft');
  await expect(new ReleasePage(page).stages.first()).toContainText('three');
});
