import fc from 'fast-check';
import { expect, it } from 'vitest';
import { followPage } from './page-life.js';
import { sharedTab } from './test-support/shared-tab.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';
import { type SimulatedEngine, SimulatedService } from './test-support/simulated-service.js';
import type { SimulatedTab } from './test-support/simulated-tab.js';

const runs = Number(process.env['GUIDON_TEST_SEEDS'] ?? 300);

interface Opened {
  readonly tab: SimulatedTab;
  readonly engine: SimulatedEngine;
  readonly close: () => void;
  isLeft: boolean;
}

class House {
  readonly browser: SimulatedBrowser;
  readonly service = new SimulatedService();
  readonly opened: Opened[] = [];

  constructor(seed: number) {
    this.browser = new SimulatedBrowser(seed);
  }

  open(): void {
    // Some come with a copy of an earlier visit.
    const held = this.browser.random() < 0.5 ? { ...this.service.state } : undefined;
    const { tab, scope, engine, tabs } = sharedTab(this.browser, this.service, held);
    const own = new AbortController();
    let isStarted = false;
    const start = (): void => {
      if (!isStarted) tabs.start();
      isStarted = true;
    };
    const stop = (): void => {
      if (isStarted) tabs.stop();
      isStarted = false;
    };
    followPage(scope, start, stop, () => undefined, own);
    const close = (): void => {
      own.abort();
      stop();
    };
    this.opened.push({ tab, engine, close, isLeft: false });
  }

  tell(event: 'online'): void {
    for (const { tab } of this.opened) if (!tab.isGone) tab.later(0, () => tab.tell(event));
  }

  connected(): readonly SimulatedTab[] {
    return [...this.service.connected].filter((tab) => !tab.isGone && !tab.isFrozen);
  }
}

/** What a person, a browser or a server may do. Tabs are taken by their number, if there is one. */
const actions = {
  open: (house: House) => house.open(),
  close: (house: House, tab: Opened) => {
    if (!tab.tab.isFrozen) tab.close();
    tab.tab.crash();
    void house;
  },
  crash: (_house: House, { tab }: Opened) => tab.crash(),
  hide: (_house: House, { tab }: Opened) => tab.isFrozen || tab.hide(),
  show: (_house: House, opened: Opened) => {
    opened.tab.thaw();
    opened.tab.show();
    if (opened.isLeft) opened.tab.tell('pageshow');
    opened.isLeft = false;
  },
  leave: async (house: House, opened: Opened) => {
    if (opened.tab.isFrozen) return;
    opened.isLeft = true;
    opened.tab.tell('pagehide');
    opened.tab.hide();
    await house.browser.advance(0);
    // What was granted a lock in the very moment is not kept for the way back, and lets go of it.
    if (opened.tab.isInLine) opened.tab.crash();
    else opened.tab.freeze();
  },
  // Chrome freezes no page that holds a lock; who waits for one is seen, or was hidden for less than 30 s.
  freeze: (_house: House, { tab }: Opened) => tab.isInLine || tab.freeze(),
  thaw: (_house: House, { tab, isLeft }: Opened) => isLeft || tab.thaw(),
  change: ({ service }: House) => service.change(),
  restore: ({ service }: House) => service.restore(Math.max(service.state.version - 2, 1)),
  stop: ({ service }: House) => {
    service.isUp = false;
  },
  start: ({ service }: House) => {
    service.isUp = true;
  },
  goOnline: (house: House) => {
    house.service.isUp = true;
    house.tell('online');
  },
};

const name = fc.constantFrom(...(Object.keys(actions) as (keyof typeof actions)[]));
const step = fc.record({
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('open', 'change', 'show' as const) },
    { weight: 5, arbitrary: name },
  ),
  tab: fc.nat(4),
  waitMs: fc.oneof(fc.nat(20), fc.nat(2_000), fc.nat(90_000)),
});

async function play(
  house: House,
  { name, tab, waitMs }: { name: keyof typeof actions; tab: number; waitMs: number },
): Promise<void> {
  const living = house.opened.filter((opened) => !opened.tab.isGone);
  const chosen = living[tab % Math.max(living.length, 1)];
  if (name === 'open') {
    if (living.length < 5) actions.open(house);
  } else if (chosen !== undefined) await actions[name](house, chosen);
  await house.browser.advance(waitMs);
}

it('whatever happens to tabs, at most one is connected, and those that are seen hold what the server holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(step, { maxLength: 30 }), async (seed, steps) => {
      const house = new House(seed);
      for (const each of steps) await play(house, each);
      actions.start(house);
      actions.goOnline(house);
      await house.browser.advance(150_000);

      const living = house.opened.filter(({ tab, isLeft }) => !tab.isGone && !tab.isFrozen && !isLeft);
      const seen = living.filter(({ tab }) => !tab.isHidden);
      const { version, history } = house.service.state;
      expect(seen.map(({ engine }) => engine.id())).toEqual(seen.map(() => `${version}-${history}`));
      for (const { engine } of seen) expect(house.browser.clock.nowMs - engine.heardAtMs).toBeLessThan(20_000);
      expect(house.connected().length).toBe(seen.length > 0 ? 1 : 0);
      expect(house.service.mostConnected).toBeLessThanOrEqual(1);
      for (const { engine } of house.opened) expect(fellBack(engine.taken)).toEqual([]);
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** States that were given up for an older one of the same history. */
function fellBack(taken: readonly string[]): readonly string[] {
  return taken.filter((id, index) => {
    const [version, history] = id.split('-').map(Number);
    const [before, historyBefore] = (taken[index - 1] ?? '0-0').split('-').map(Number);
    return history === historyBefore && Number(version) < Number(before);
  });
}
