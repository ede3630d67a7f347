import { mergeTests } from '@playwright/test';
import { test as browsing } from './browser-house.js';
import { type CrowdProcess, startCrowdProcess } from './crowd-process.js';
import { test as people } from './people.js';
import { type ReleaseInHand, releaseOf } from './release-in-hand.js';

interface Releasing {
  /** Of the flag `new-checkout`. */
  readonly release: ReleaseInHand;
  /** Two that serve the crowd by that flag, until the test ends. */
  readonly processes: readonly CrowdProcess[];
}

/** People at their dashboards, pages that follow `new-checkout`, and processes that do. */
export const test = mergeTests(people, browsing).extend<Releasing>({
  release: async ({ house }, use) => await use(releaseOf(house, 'new-checkout')),
  processes: async ({ house }, use) => {
    const start = (cacheFile: string) =>
      startCrowdProcess({ url: house.url, sdkKey: house.keys.serverKey, cacheFile, flag: 'new-checkout' });
    const processes = await Promise.all(['a.cache', 'b.cache'].map((name) => start(house.path(name))));
    await use(processes);
    await Promise.all(processes.map((process) => process.end()));
  },
});
