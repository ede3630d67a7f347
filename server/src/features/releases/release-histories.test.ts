import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPlan } from '../../testing/a-live-release.js';
import { someCommands } from '../../testing/release-commands.js';
import { objectionsTo } from '../../testing/release-history.js';
import { checkRecords, checkVersions, knownOf } from '../../testing/release-replay.js';
import { aReleaseWorld, type ReleaseWorld } from '../../testing/release-world.js';

/** `npm run releases` asks for more of them, and for what came of it. */
const runs = Number(process.env['GUIDON_RELEASE_RUNS'] ?? 8);
const seed = Number(process.env['GUIDON_RELEASE_SEED'] ?? 1);
const resultFile = process.env['GUIDON_RELEASE_RESULT'];

let world: ReleaseWorld;
const hours = (percentage: number) => ({ name: `${percentage}`, audience: { percentage }, holdFor: 'PT1H' });
const plans = [
  aPlan,
  { by: 'tenantId', stages: [hours(1), hours(10), hours(30), hours(100)] },
  { by: 'tenantId', stages: [hours(10), { ...hours(50), advance: 'approval' }, hours(90)] },
];

beforeAll(async () => {
  world = await aReleaseWorld();
});
afterAll(() => world.close());

it('has only histories that its machine allows, whoever acts, looks, edits or dies at once', {
  timeout: 60_000 + runs * 10_000,
}, async () => {
  const told = { commands: 0, crashes: 0, transitions: new Map<string, number>() };
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...plans), someCommands, async (plan, chosen) => {
      const release = await world.newRelease(plan);
      await release.act('start');
      const known = await knownOf(world.sql, release);
      await fc.asyncModelRun(() => ({ model: known, real: { world, release } }), chosen);
      await checkRecords(world.sql, release);
      const events = await release.events();
      expect(objectionsTo(events)).toEqual([]);
      for (const { action } of events) told.transitions.set(action, (told.transitions.get(action) ?? 0) + 1);
      const made = [...chosen].map(String);
      told.commands += made.length;
      told.crashes += made.filter((name) => name.includes('crash')).length;
      // Time passes for all that there is: without those that are over, that takes no longer with every run.
      await world.sql`delete from releases`;
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
  await checkVersions(world.sql);
  const transitions = Object.fromEntries(told.transitions);
  if (resultFile !== undefined)
    writeFileSync(resultFile, JSON.stringify({ runs, seed, ...told, transitions, violations: 0 }));
  expect(transitions).toMatchObject({ plan: runs, start: runs });
});
