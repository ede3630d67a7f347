import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@guidon/fault-tools';
import { expect } from '@playwright/test';
import { crowd, fallen } from '../support/crowd.js';
import { playbookPlan, playbookStages, shortlyMs } from '../support/playbook.js';
import { test } from '../support/release-house.js';

const flag = 'new-checkout';
const stages = playbookStages(flag);
const everybody = crowd.map(({ userId }) => userId);
const seed = Number(process.env['GUIDON_KILLS_SEED'] ?? 1);
/** Within a second a stage is noticed to be due, and entered at once. */
const momentMs = 1_200;

test(`killed in the middle of a stage and whenever one is due, a release enters each once (seed ${seed})`, async ({
  house,
  processes,
  release,
}) => {
  test.setTimeout(240_000);
  const random = seededRandom(seed);
  await house.admin.createFlag(flag);
  const { environmentVersion: before } = await release.plan(playbookPlan);
  await release.act('start');
  const timeLeftMs = async () => (await release.read()).timeLeftMs ?? 0;

  await test.step('in the middle of a stage: the rest of it is still to come', async () => {
    const leftMs = (await timeLeftMs()) / 2;
    await house.letTimePass(leftMs);
    await house.kill();
    await house.restart();
    expect(Math.abs((await timeLeftMs()) - leftMs)).toBeLessThan(shortlyMs);
  });

  for (const [index, { name }] of stages.entries()) {
    const delayMs = Math.round(random() * momentMs);
    await test.step(`${delayMs} ms after “${name}” is over`, async () => {
      await house.letTimePass(await timeLeftMs());
      await sleep(delayMs);
      await house.kill();
      await house.restart();
      const next = stages[index + 1];
      const reached = await (next === undefined ? release.completion() : release.reach(next.name));
      expect(reached.stage?.index).toBe(index + 1);
    });
  }

  const entered = (await release.events()).map(({ action, stage, version }) => [action, stage, version - before]);
  expect(entered).toEqual([
    ['plan', null, 0],
    ...[...stages, { name: '100 %' }].map(({ name }, index) => [index === 0 ? 'start' : 'advance', name, index + 1]),
    ['complete', '100 %', stages.length + 1],
  ]);
  for (const process of processes) {
    const look = async () => (await process.look()).inside;
    await expect.poll(look, { timeout: 40_000 }).toEqual(everybody);
    expect(fallen(process.sights)).toEqual([]);
  }
});
