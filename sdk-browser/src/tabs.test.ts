import { describe, expect, it } from 'vitest';
import { joined, sharedTab } from './test-support/shared-tab.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';
import { type Host, SimulatedEngine, SimulatedService } from './test-support/simulated-service.js';

const seconds = 1_000;

/** Tabs of one origin before one server. */
function aBrowser(seed?: number) {
  const browser = new SimulatedBrowser(seed);
  const service = new SimulatedService();
  const open = (held?: SimulatedEngine['held'], part: Partial<Host> = {}) => {
    const { tabs, ...tab } = sharedTab(browser, service, held, part);
    tabs.start();
    return { ...tab, close: tabs.stop };
  };
  return { browser, service, clock: browser.clock, open };
}

const heldBy = (tabs: readonly { readonly engine: SimulatedEngine }[]) =>
  tabs.map(({ engine }) => engine.held?.version);

describe('tabs of one origin', () => {
  it('share one connection, and all hold what it brings', async () => {
    const { browser, service, open } = aBrowser();
    const tabs = Array.from({ length: 7 }, () => open());
    await browser.advance(100);
    service.change();
    service.change();
    await browser.advance(100);
    expect(heldBy(tabs)).toEqual(Array(7).fill(3));
    expect(service.mostConnected).toBe(1);
    expect(service.starts).toBe(1);
  });

  it('give a newcomer their state without a request', async () => {
    const { browser, service, open } = aBrowser();
    open();
    await browser.advance(100);
    service.change();
    await browser.advance(100);
    const newcomer = open();
    await browser.advance(10);
    expect(newcomer.engine.held?.version).toBe(2);
    expect(service.starts).toBe(1);
  });

  it('hear with their leader that the server is there', async () => {
    const { browser, clock, open } = aBrowser();
    open();
    const follower = open();
    await browser.advance(60 * seconds);
    expect(clock.nowMs - follower.engine.heardAtMs).toBeLessThan(16 * seconds);
  });

  it.each(['closes', 'crashes'])('lose nothing when the leader %s', async (how) => {
    const { browser, service, open } = aBrowser();
    const [first, ...others] = [open(), open(), open()];
    await browser.advance(100);
    service.change();
    await browser.advance(6);
    if (how === 'closes') first.close();
    else first.tab.crash();
    service.connected.delete(first.tab);
    service.change();
    await browser.advance(100);
    expect(heldBy(others)).toEqual([3, 3]);
    expect(service.mostConnected).toBe(1);
  });

  it('let a newcomer whose copy is old catch up when the leader dies before it answers', async () => {
    const { browser, service, open } = aBrowser();
    const first = open();
    const second = open();
    service.change();
    await browser.advance(100);
    const newcomer = open({ version: 1, history: 0 });
    first.close();
    await browser.advance(100);
    expect(heldBy([second, newcomer])).toEqual([2, 2]);
  });

  it('take a tab back that missed a restore from backup', async () => {
    const { browser, service, open } = aBrowser();
    for (let times = 0; times < 5; times += 1) service.change();
    open();
    await browser.advance(100);
    service.restore(2);
    await browser.advance(100);
    const returning = open({ version: 6, history: 0 });
    await browser.advance(100);
    expect(returning.engine.id()).toBe('2-1');
  });

  it('follow a leader that came without a state into the history after a restore', async () => {
    const { browser, service, open } = aBrowser();
    service.restore(1);
    open();
    const follower = open({ version: 1, history: 0 });
    await browser.advance(100);
    expect(follower.engine.id()).toBe('1-1');
  });

  it('do not go back to the old state of a leader that the server has not confirmed', async () => {
    const { browser, service, open } = aBrowser();
    service.isUp = false;
    open({ version: 3, history: 0 });
    await browser.advance(100);
    const newcomer = open({ version: 5, history: 0 });
    await browser.advance(30 * seconds);
    expect(newcomer.engine.held?.version).toBe(5);
  });

  it('keep a leader that answers, however long the server is silent', async () => {
    const { browser, service, open } = aBrowser();
    open();
    open();
    await browser.advance(100);
    service.isUp = false;
    await browser.advance(600 * seconds);
    service.isUp = true;
    await browser.advance(3 * seconds);
    expect(service.starts).toBe(1);
  });

  it('give a leader time whose server is slow', async () => {
    const { browser, service, open } = aBrowser();
    service.answerMs = 40 * seconds;
    const tabs = [open(), open(), open()];
    await browser.advance(41 * seconds);
    expect(service.starts).toBe(1);
    expect(heldBy(tabs)).toEqual([1, 1, 1]);
  });

  it('tell a newcomer whose copy is the newest that it is, only while they know', async () => {
    const { browser, service, open } = aBrowser();
    open();
    await browser.advance(100);
    const early = open({ version: 1, history: 0 });
    await browser.advance(20);
    expect(early.engine.heardAtMs).toBeGreaterThan(0);
    service.isUp = false;
    await browser.advance(16 * seconds);
    const late = open({ version: 1, history: 0 });
    await browser.advance(20);
    expect(late.engine.heardAtMs).toBe(Number.NEGATIVE_INFINITY);
    service.isUp = true;
    await browser.advance(3 * seconds);
    expect(late.engine.heardAtMs).toBeGreaterThan(early.engine.heardAtMs - 1);
  });

  it('do not ask for ever for what they cannot take', async () => {
    const { browser, open } = aBrowser();
    open();
    await browser.advance(100);
    let taken = 0;
    open(undefined, { take: () => ++taken < 0 });
    await browser.advance(100);
    expect(taken).toBe(1);
    expect(browser.channels.size).toBe(1);
  });

  it('tell a newcomer no state where states are nobody else’s, only that the server is heard', async () => {
    const { browser, service, open } = aBrowser();
    const nothing = () => undefined;
    open(undefined, { whole: nothing });
    await browser.advance(100);
    const heard: unknown[] = [];
    const taken: unknown[] = [];
    open(undefined, { whole: nothing, heard: (way) => heard.push(way), take: (...news) => taken.push(news) > 0 });
    await browser.advance(16 * seconds);
    expect(taken).toEqual([]);
    expect(heard).toEqual(['stream']);
    service.change();
    await browser.advance(100);
    expect(taken).toHaveLength(1);
    expect(service.starts).toBe(1);
  });

  it.each([
    null,
    'room',
    7,
    [],
    {},
    { event: 'weather', content: 3 },
    ['snapshot', { version: 9, history: 0 }],
    { snapshot: { version: 9, history: 0 } },
  ])('ignore %j from a stranger', async (message) => {
    const { browser, open } = aBrowser();
    const tabs = [open(), open()];
    await browser.advance(100);
    const [room = ''] = browser.channels.keys();
    new (browser.open().scope().BroadcastChannel)(room).postMessage(message);
    await browser.advance(100);
    expect(heldBy(tabs)).toEqual([1, 1]);
  });

  it('connect each for itself where there are no locks', async () => {
    const { browser, service } = aBrowser();
    const tab = browser.open();
    const engine = new SimulatedEngine(browser);
    const loop = service.loop(tab, engine, { say: () => undefined });
    const tabs = joined({ ...tab.scope(), navigator: {} as never }, 'room', loop, engine);
    tabs.start();
    await browser.advance(100);
    expect(engine.held?.version).toBe(1);
    tabs.say('patch', {});
    tabs.stop();
    expect(service.connected.size).toBe(0);
  });

  it('lead each for itself where locks are refused', async () => {
    const { browser, service } = aBrowser();
    const refused = { navigator: { locks: { request: () => Promise.reject(new Error('SecurityError')) } } };
    const tab = browser.open();
    const engine = new SimulatedEngine(browser);
    const loop = service.loop(tab, engine, { say: () => undefined });
    const tabs = joined({ ...tab.scope(), ...refused }, 'room', loop, engine);
    tabs.start();
    await browser.advance(100);
    expect(engine.held?.version).toBe(1);
    tabs.stop();
    expect(service.connected.size).toBe(0);
  });

  it('leave no lock, channel or timer behind', async () => {
    const { browser, clock, open } = aBrowser();
    const tabs = [open(), open(), open()];
    await browser.advance(100);
    for (const { close } of tabs) close();
    await browser.advance(0);
    expect([...browser.locks.queues.values()].flat()).toEqual([]);
    expect([...browser.channels.values()].map(({ size }) => size)).toEqual([0]);
    await browser.advance(20 * seconds);
    expect(clock.pending).toBe(0);
  });
});
