import { describe, expect, it } from 'vitest';
import { shareSource } from './tabs.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';
import { SimulatedEngine, SimulatedService } from './test-support/simulated-service.js';

const seconds = 1_000;

/** Tabs of one origin before one server. */
function aBrowser(seed?: number) {
  const browser = new SimulatedBrowser(seed);
  const service = new SimulatedService();
  const open = (held?: SimulatedEngine['held'], isHandedOn = true) => {
    const tab = browser.open();
    const engine = new SimulatedEngine(browser, held);
    const share = shareSource(tab.world, 'room', service.source(tab), isHandedOn ? engine.whole : () => undefined);
    return { tab, engine, close: share(engine) };
  };
  return { browser, service, clock: browser.clock, open };
}

const heldBy = (tabs: readonly { readonly engine: SimulatedEngine }[]) =>
  tabs.map(({ engine }) => engine.held?.version);

describe('tabs of one origin', () => {
  it('share one connection, and all hold what it brings', () => {
    const { service, clock, open } = aBrowser();
    const tabs = Array.from({ length: 7 }, () => open());
    clock.advance(100);
    service.change();
    service.change();
    clock.advance(100);
    expect(heldBy(tabs)).toEqual(Array(7).fill(3));
    expect(service.mostConnected).toBe(1);
    expect(service.starts).toBe(1);
  });

  it('give a newcomer their state without a request', () => {
    const { service, clock, open } = aBrowser();
    open();
    clock.advance(100);
    service.change();
    clock.advance(100);
    const newcomer = open();
    clock.advance(10);
    expect(newcomer.engine.held?.version).toBe(2);
    expect(service.starts).toBe(1);
  });

  it('hear with their leader that the server is there', () => {
    const { clock, open } = aBrowser();
    open();
    const follower = open();
    clock.advance(60 * seconds);
    expect(clock.nowMs - follower.engine.heardAtMs).toBeLessThan(16 * seconds);
  });

  it('hear with their leader of failures', () => {
    const { service, clock, open } = aBrowser();
    open();
    const follower = open();
    clock.advance(100);
    service.isUp = false;
    clock.advance(60 * seconds);
    expect(follower.engine.failures[0]).toMatchObject({ kind: 'unreachable' });
    expect(service.starts).toBe(1);
  });

  it.each(['closes', 'crashes'])('lose nothing when the leader %s', (how) => {
    const { service, clock, open } = aBrowser();
    const [first, ...others] = [open(), open(), open()];
    clock.advance(100);
    service.change();
    clock.advance(6);
    if (how === 'closes') first.close();
    else first.tab.crash();
    service.connected.delete(first.tab);
    service.change();
    clock.advance(100);
    expect(heldBy(others)).toEqual([3, 3]);
    expect(service.mostConnected).toBe(1);
  });

  it('let a newcomer whose copy is old catch up when the leader dies before it answers', () => {
    const { service, clock, open } = aBrowser();
    const first = open();
    const second = open();
    service.change();
    clock.advance(100);
    const newcomer = open({ version: 1, history: 0 });
    first.close();
    clock.advance(100);
    expect(heldBy([second, newcomer])).toEqual([2, 2]);
  });

  it('take a tab back that missed a restore from backup', () => {
    const { service, clock, open } = aBrowser();
    for (let times = 0; times < 5; times += 1) service.change();
    open();
    clock.advance(100);
    service.restore(2);
    clock.advance(100);
    const returning = open({ version: 6, history: 0 });
    clock.advance(100);
    expect(returning.engine.heldId()).toBe('2-1');
  });

  it('follow a leader that came without a state into the history after a restore', () => {
    const { service, clock, open } = aBrowser();
    service.restore(1);
    open();
    const follower = open({ version: 1, history: 0 });
    clock.advance(100);
    expect(follower.engine.heldId()).toBe('1-1');
  });

  it('do not go back to the old state of a leader that the server has not confirmed', () => {
    const { service, clock, open } = aBrowser();
    service.isUp = false;
    open({ version: 3, history: 0 });
    clock.advance(100);
    const newcomer = open({ version: 5, history: 0 });
    clock.advance(30 * seconds);
    expect(newcomer.engine.held?.version).toBe(5);
  });

  it('leave a frozen leader, one of them and soon', () => {
    const { service, clock, open } = aBrowser();
    const first = open();
    const others = [open(), open(), open()];
    clock.advance(20 * seconds);
    first.tab.freeze();
    service.change();
    clock.advance(60 * seconds);
    expect(heldBy(others)).toEqual([2, 2, 2]);
    expect(service.mostConnected).toBe(1);
    expect(service.starts).toBe(2);

    first.tab.thaw();
    service.change();
    clock.advance(100);
    expect(heldBy([first, ...others])).toEqual([3, 3, 3, 3]);
    expect(service.connected.size).toBe(1);
  });

  it('keep a leader that answers, however long the server is silent', () => {
    const { service, clock, open } = aBrowser();
    open();
    open();
    clock.advance(100);
    service.isUp = false;
    clock.advance(600 * seconds);
    service.isUp = true;
    clock.advance(3 * seconds);
    expect(service.starts).toBe(1);
  });

  it('give a leader time whose server is slow', () => {
    const { service, clock, open } = aBrowser();
    service.answerMs = 40 * seconds;
    const tabs = [open(), open(), open()];
    clock.advance(41 * seconds);
    expect(service.starts).toBe(1);
    expect(heldBy(tabs)).toEqual([1, 1, 1]);
  });

  it('tell a newcomer whose copy is the newest that it is, only while they know', () => {
    const { service, clock, open } = aBrowser();
    open();
    clock.advance(100);
    const early = open({ version: 1, history: 0 });
    clock.advance(20);
    expect(early.engine.heardAtMs).toBeGreaterThan(0);
    service.isUp = false;
    clock.advance(16 * seconds);
    const late = open({ version: 1, history: 0 });
    clock.advance(20);
    expect(late.engine.heardAtMs).toBe(Number.NEGATIVE_INFINITY);
    service.isUp = true;
    clock.advance(3 * seconds);
    expect(late.engine.heardAtMs).toBeGreaterThan(early.engine.heardAtMs - 1);
  });

  it('do not ask for ever for what they cannot take', () => {
    const { browser, clock, open } = aBrowser();
    open();
    clock.advance(100);
    const newcomer = open();
    let taken = 0;
    Object.assign(newcomer.engine, { take: () => ++taken < 0 });
    clock.advance(100);
    expect(taken).toBe(1);
    expect(browser.channels.size).toBe(1);
  });

  it('tell a newcomer no state where states are nobody else’s, and do not ask for ever', () => {
    const { service, clock, open } = aBrowser();
    open(undefined, false);
    clock.advance(100);
    const newcomer = open(undefined, false);
    let taken = 0;
    Object.assign(newcomer.engine, { take: () => ++taken > 0 });
    clock.advance(100);
    expect(taken).toBe(0);
    service.change();
    clock.advance(100);
    expect(taken).toBe(1);
    expect(service.starts).toBe(1);
  });

  it.each([
    null,
    'room',
    7,
    [],
    {},
    ['room', 'snapshot', '9-0', { version: 9 }],
    ['room 0.0.0', 'snapshot', '9-0', { version: 9, history: 0 }],
  ])('ignore %j from a stranger', (message) => {
    const { browser, clock, open } = aBrowser();
    const tabs = [open(), open()];
    clock.advance(100);
    const [room = ''] = browser.channels.keys();
    browser
      .open()
      .tabs.join(room, () => undefined)
      .post(message);
    clock.advance(100);
    expect(heldBy(tabs)).toEqual([1, 1]);
  });

  it('connect each for itself where there are no locks', () => {
    const { browser, service } = aBrowser();
    const tab = browser.open();
    const { tabs: _missing, ...world } = tab.world;
    const source = service.source(tab);
    expect(shareSource(world, 'room', source, () => undefined)).toBe(source);
  });

  it('leave no lock, channel or timer behind', () => {
    const { browser, clock, open } = aBrowser();
    const tabs = [open(), open(), open()];
    clock.advance(100);
    for (const { close } of tabs) close();
    expect([...browser.locks.values()].flat()).toEqual([]);
    expect([...browser.channels.values()].map(({ size }) => size)).toEqual([0]);
    clock.advance(20 * seconds);
    expect(clock.pending).toBe(0);
  });
});
