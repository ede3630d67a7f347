import { describe, expect, it } from 'vitest';
import { followPage } from './page-life.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';
import { SimulatedEngine, SimulatedService } from './test-support/simulated-service.js';

const seconds = 1_000;

async function aPage({ isHidden = false } = {}) {
  const browser = new SimulatedBrowser();
  const service = new SimulatedService();
  const tab = browser.open();
  if (isHidden) tab.hide();
  const engine = new SimulatedEngine(browser);
  const loop = service.loop(tab, engine, { say: () => undefined });
  const own = new AbortController();
  const isConnected = () => service.connected.size > 0;
  let left = 0;
  const start = () => isConnected() || loop.start();
  const leave = () => {
    left += 1;
  };
  followPage(tab.scope(), start, loop.stop, leave, own);
  const stop = () => {
    own.abort();
    loop.stop();
  };
  await browser.advance(100);
  return { browser, service, tab, engine, stop, clock: browser.clock, isConnected, left: () => left };
}

describe('a page', () => {
  it('holds a connection while it is seen', async () => {
    const { browser, isConnected, service } = await aPage();
    await browser.advance(600 * seconds);
    expect(isConnected()).toBe(true);
    expect(service.starts).toBe(1);
  });

  it('keeps it while it is hidden for a moment', async () => {
    const { browser, tab, service } = await aPage();
    tab.hide();
    await browser.advance(29 * seconds);
    tab.show();
    await browser.advance(60 * seconds);
    expect(service.starts).toBe(1);
  });

  it('lets go when it is hidden for longer, and catches up at once when it is seen again', async () => {
    const { browser, tab, service, engine, isConnected } = await aPage();
    tab.hide();
    await browser.advance(30 * seconds);
    expect(isConnected()).toBe(false);
    service.change();
    tab.show();
    await browser.advance(10);
    expect(engine.held?.version).toBe(2);
  });

  it('that opens hidden gets its values, and lets go', async () => {
    const { browser, engine, isConnected } = await aPage({ isHidden: true });
    expect(engine.held?.version).toBe(1);
    await browser.advance(30 * seconds);
    expect(isConnected()).toBe(false);
  });

  it('lets go at once when it is left, so that it may be kept for the way back', async () => {
    const { tab, isConnected } = await aPage();
    tab.tell('pagehide');
    expect(isConnected()).toBe(false);
    expect(tab.listeners).toBe(4);
    tab.tell('pageshow');
    expect(isConnected()).toBe(true);
  });

  it('connects anew when it is online again: addresses may have changed', async () => {
    const { browser, tab, service } = await aPage();
    tab.tell('online');
    await browser.advance(2_100);
    expect(service.starts).toBe(2);
    expect(service.connected.size).toBe(1);
  });

  it('that is hidden does not connect because it is online again', async () => {
    const { browser, tab, isConnected } = await aPage();
    tab.hide();
    tab.tell('online');
    await browser.advance(60 * seconds);
    expect(isConnected()).toBe(false);
  });

  it('that is hidden while it waits to connect lets go', async () => {
    const { browser, tab, isConnected } = await aPage();
    tab.tell('online');
    tab.hide();
    await browser.advance(60 * seconds);
    expect(isConnected()).toBe(false);
    tab.show();
    expect(isConnected()).toBe(true);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const { browser, tab, clock, stop, isConnected } = await aPage();
    tab.hide();
    stop();
    expect(isConnected()).toBe(false);
    expect(tab.listeners).toBe(0);
    await browser.advance(30 * seconds);
    expect(isConnected()).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('tells when it may not be seen again, hidden or left', async () => {
    const { tab, left } = await aPage();
    tab.hide();
    expect(left()).toBe(1);
    tab.tell('pagehide');
    expect(left()).toBe(2);
  });

  it('that opens hidden and is then told that it is shown lets go all the same', async () => {
    const { browser, tab, isConnected } = await aPage({ isHidden: true });
    tab.tell('pageshow');
    await browser.advance(30 * seconds);
    expect(isConnected()).toBe(false);
  });
});
