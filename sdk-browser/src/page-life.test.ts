import { describe, expect, it } from 'vitest';
import { whileShown } from './page-life.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';
import { SimulatedEngine, SimulatedService } from './test-support/simulated-service.js';

const seconds = 1_000;

function aPage({ isHidden = false } = {}) {
  const browser = new SimulatedBrowser();
  const service = new SimulatedService();
  const tab = browser.open();
  tab.isHidden = isHidden;
  const engine = new SimulatedEngine(browser);
  const stop = whileShown(tab.world, service.source(tab))(engine);
  const { clock } = browser;
  clock.advance(100);
  return { browser, service, tab, engine, stop, clock, isConnected: () => service.connected.size > 0 };
}

describe('a page', () => {
  it('holds a connection while it is seen', () => {
    const { clock, isConnected, service } = aPage();
    clock.advance(600 * seconds);
    expect(isConnected()).toBe(true);
    expect(service.starts).toBe(1);
  });

  it('keeps it while it is hidden for a moment', () => {
    const { tab, clock, service } = aPage();
    tab.hide();
    clock.advance(29 * seconds);
    tab.show();
    clock.advance(60 * seconds);
    expect(service.starts).toBe(1);
  });

  it('lets go when it is hidden for longer, and catches up at once when it is seen again', () => {
    const { tab, clock, service, engine, isConnected } = aPage();
    tab.hide();
    clock.advance(30 * seconds);
    expect(isConnected()).toBe(false);
    service.change();
    tab.show();
    clock.advance(10);
    expect(engine.held?.version).toBe(2);
  });

  it('that opens hidden gets its values, and lets go', () => {
    const { clock, engine, isConnected } = aPage({ isHidden: true });
    expect(engine.held?.version).toBe(1);
    clock.advance(30 * seconds);
    expect(isConnected()).toBe(false);
  });

  it('connects anew after it stood still: its connection may be dead', () => {
    const { tab, clock, service } = aPage();
    tab.hide();
    tab.freeze();
    clock.advance(3_600 * seconds);
    tab.show();
    tab.thaw();
    clock.advance(100);
    expect(service.starts).toBe(2);
    expect(service.connected.size).toBe(1);
  });

  it('lets go at once when it is left, so that it may be kept for the way back', () => {
    const { tab, isConnected } = aPage();
    tab.tell('pagehide');
    expect(isConnected()).toBe(false);
    expect(tab.listeners).toBe(1);
    tab.tell('pageshow');
    expect(isConnected()).toBe(true);
  });

  it('keeps a connection that works, whatever the browser believes', () => {
    const { browser, clock, isConnected, engine } = aPage();
    browser.isOffline = true;
    clock.advance(120 * seconds);
    expect(isConnected()).toBe(true);
    expect(engine.failures).toEqual([]);
  });

  it('tries no more once it failed offline, and goes on within two seconds when online', () => {
    const { browser, tab, clock, service, engine, isConnected } = aPage();
    browser.isOffline = true;
    service.isUp = false;
    clock.advance(16 * seconds);
    expect(isConnected()).toBe(false);
    expect(engine.failures).toHaveLength(1);
    browser.isOffline = false;
    service.isUp = true;
    service.change();
    tab.tell('online');
    expect(isConnected()).toBe(false);
    clock.advance(2_100);
    expect(engine.held?.version).toBe(2);
  });

  it('connects anew when it is online again: addresses may have changed', () => {
    const { tab, clock, service } = aPage();
    tab.tell('online');
    clock.advance(2_100);
    expect(service.starts).toBe(2);
    expect(service.connected.size).toBe(1);
  });

  it('that is hidden does not connect because it is online again', () => {
    const { tab, clock, isConnected } = aPage();
    tab.hide();
    tab.tell('online');
    clock.advance(60 * seconds);
    expect(isConnected()).toBe(false);
  });

  it('that is hidden while it waits to connect lets go', () => {
    const { tab, clock, isConnected } = aPage();
    tab.tell('online');
    tab.hide();
    clock.advance(60 * seconds);
    expect(isConnected()).toBe(false);
    tab.show();
    expect(isConnected()).toBe(true);
  });

  it('leaves nothing behind when it is stopped', () => {
    const { tab, clock, stop, isConnected } = aPage();
    tab.hide();
    stop();
    expect(isConnected()).toBe(false);
    expect(tab.listeners).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('is no page where there is none: the source runs as it is', () => {
    const { page: _missing, ...world } = new SimulatedBrowser().open().world;
    const source = () => () => undefined;
    expect(whileShown(world, source)).toBe(source);
  });
});
