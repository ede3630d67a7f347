import { expect } from '@playwright/test';
import { DebtPage } from '../pages/debt-page.js';
import { FlagsPage } from '../pages/flags-page.js';
import { ReleasePage } from '../pages/release-page.js';
import { crowd, friendlyCustomers, type Witness } from '../support/crowd.js';
import { dayMs, type PlaybookStage, playbookPlan, playbookStages, shortlyMs } from '../support/playbook.js';
import { test } from '../support/release-house.js';

test.skip(process.env['CHROMIUM_PATH'] === undefined, 'There is no Chromium on this machine: set CHROMIUM_PATH.');

const flag = 'new-checkout';
const stages = playbookStages(flag);
const everybody = crowd.map(({ userId }) => userId);
const flagPath = `/api/v1/projects/default/flags/${flag}`;

test('the playbook: from dark to ready to remove, and two processes and a page see every stage by themselves', async ({
  house,
  people,
  browsing,
  processes,
  release,
}) => {
  test.setTimeout(240_000);
  const customer = { userId: 'u1', tenantId: friendlyCustomers[0] };
  const page = await browsing.open({ context: customer });
  const inPage: Witness = {
    look: async () => {
      const decisions = await page.decideForAll(crowd);
      const inside = crowd.filter((_person, index) => decisions[index]?.value).map(({ userId }) => userId);
      return { version: Math.min(...decisions.map(({ version }) => version)), inside };
    },
  };
  const expectInside = async (version: number, inside: readonly string[]) => {
    for (const witness of [...processes, inPage]) {
      await expect.poll(async () => (await witness.look()).version).toBeGreaterThanOrEqual(version);
      expect((await witness.look()).inside).toEqual(inside);
    }
  };

  const { page: dashboard, ask } = await people.owner();
  const watched = new ReleasePage(dashboard);
  const lifecycle = async () => ((await ask('GET', flagPath)) as { readonly lifecycle: string }).lifecycle;

  /** It begins by itself and not before its time; everybody sees it, and the dashboard says it. */
  const begins = async ({ name, inside }: PlaybookStage, after?: PlaybookStage) => {
    if (after !== undefined) {
      await house.letTimePass(after.holdMs - shortlyMs);
      expect(await release.read()).toMatchObject({ state: 'running', stage: { name: after.name } });
      await house.letTimePass(shortlyMs);
    }
    const { environmentVersion } = await release.reach(name);
    await expectInside(environmentVersion, inside);
    await expect(watched.here).toContainText(name);
  };
  const goesThrough = async (first: number, last: number) => {
    for (let index = first; index <= last; index += 1) await begins(at(index), stages[index - 1]);
  };

  const planned = await release.plan(playbookPlan);
  await test.step('deployed dark', async () => {
    await expectInside(0, []);
    await expect(page.status).toHaveText('old');
    expect(await lifecycle()).toBe('planned');
    await watched.open(flag, 'development');
  });

  await test.step('our own tenant, three friendly customers, a tenth', async () => {
    await release.act('start');
    await goesThrough(0, 1);
    await expect(page.status).toHaveText('new');
    await goesThrough(2, 2);
  });

  await test.step('paused for a month in the middle of a stage: nobody moves, and the hold is not over', async () => {
    await house.letTimePass(dayMs);
    await release.act('pause', { reason: 'Everybody is on holiday.' });
    await house.letTimePass(30 * dayMs);
    const { environmentVersion } = await release.read();
    await expectInside(environmentVersion, at(2).inside);
    await expect(watched.says('Paused')).toBeVisible();
    const resumed = await release.act('resume');
    expect(resumed).toMatchObject({ state: 'running', stage: { name: '10 %' } });
    expect(resumed.timeLeftMs).toBeGreaterThan(3 * dayMs - shortlyMs);
    expect(resumed.timeLeftMs).toBeLessThanOrEqual(3 * dayMs);
    await expectInside(resumed.environmentVersion, at(2).inside);
    await house.letTimePass(3 * dayMs);
    await begins(at(3));
  });

  const raisedTo = await release.read();
  await test.step('rolled back: nobody is in', async () => {
    const { environmentVersion } = await release.act('rollback', { reason: 'Invoices were wrong.' });
    await expectInside(environmentVersion, []);
    await expect(page.status).toHaveText('old');
    await expect(watched.says('Rolled back')).toBeVisible();
  });

  await test.step('begun again: stage by stage exactly the same people come back, and then the others', async () => {
    await release.act('resume');
    await goesThrough(0, 4);
    await expect(page.status).toHaveText('new');
    await house.letTimePass(at(4).holdMs);
    const { environmentVersion } = await release.completion();
    await expectInside(environmentVersion, everybody);
    await expect(watched.says('Completed')).toBeVisible();
  });

  await test.step('ready to remove, thirty days later', async () => {
    await house.letTimePass(30 * dayMs - shortlyMs);
    expect(await lifecycle()).toBe('released');
    await house.letTimePass(shortlyMs);
    expect(await lifecycle()).toBe('ready-to-remove');
    const debt = new DebtPage(dashboard);
    await debt.open();
    await expect(debt.row(flag)).toContainText('Ready to remove');
    await new FlagsPage(dashboard).open();
    await expect(dashboard.getByRole('row').filter({ hasText: flag })).toContainText('Ready to remove');
  });

  const seen = (from: number, to: number) =>
    processes.map(({ sights }) =>
      sights.filter(({ version }) => version > from && version <= to).map(({ inside }) => inside),
    );
  const raised = stages.map(({ inside }) => inside);
  const last = await release.read();
  expect(seen(planned.environmentVersion, raisedTo.environmentVersion)).toEqual(twice(raised.slice(0, 4)));
  expect(seen(raisedTo.environmentVersion, last.environmentVersion)).toEqual(twice([[], ...raised, everybody]));
  expect({ loads: page.loads, noise: page.noise, problems: await page.problems() }).toEqual({
    loads: 1,
    noise: [],
    problems: [],
  });
});

const twice = <T>(one: T): readonly T[] => [one, one];

function at(index: number): PlaybookStage {
  const stage = stages[index];
  if (stage === undefined) throw new Error(`The playbook has no stage ${index}.`);
  return stage;
}
