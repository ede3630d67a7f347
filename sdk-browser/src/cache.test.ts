import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCache } from './cache.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

function aCache() {
  const browser = new SimulatedBrowser();
  const tab = browser.open();
  const cache = createCache(tab.world, 'copy');
  return { browser, tab, cache, clock: browser.clock, stored: browser.stored };
}

describe('the last good copy', () => {
  it('is what was written last', () => {
    const { tab, cache, clock } = aCache();
    cache.write({ flags: [1] });
    clock.advance(1_000);
    cache.write({ flags: [2, 'ü'] });
    clock.advance(1_000);
    expect(createCache(tab.world, 'copy').read()).toEqual({ flags: [2, 'ü'] });
  });

  it('is nothing where nothing was written', () => {
    expect(aCache().cache.read()).toBeUndefined();
  });

  it('is written once a second at most, with the newest', () => {
    const { tab, cache, clock } = aCache();
    const written: string[] = [];
    const { write } = tab.storage;
    Object.assign(tab.storage, {
      write: (name: string, text: string) => {
        written.push(text);
        write(name, text);
      },
    });
    for (let turn = 0; turn < 30; turn += 1) {
      cache.write({ turn });
      clock.advance(100);
    }
    expect(written).toHaveLength(3);
    clock.advance(1_000);
    expect(cache.read()).toEqual({ turn: 29 });
  });

  it.each(['hidden', 'left'])('is written at once when the page is %s', (how) => {
    const { tab, cache, clock } = aCache();
    cache.write({ flags: [1] });
    if (how === 'hidden') tab.hide();
    else tab.tell('pagehide');
    expect(cache.read()).toEqual({ flags: [1] });
    expect(clock.pending).toBe(0);
    expect(tab.listeners).toBe(0);
  });

  it('is given back whole or not at all, whichever character changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }), (at, put) => {
        const { cache, clock, stored } = aCache();
        const value = { flags: [{ key: 'a', enabled: true }], text: 'ü😀' };
        cache.write(value);
        clock.advance(1_000);
        const text = stored.get('copy') ?? '';
        const index = at % text.length;
        const torn = text.slice(0, index) + put + text.slice(index + 1);
        stored.set('copy', torn);
        expect(cache.read()).toEqual(torn === text ? value : undefined);
      }),
    );
  });

  it('is given back whole or not at all, wherever it was cut', () => {
    const { cache, clock, stored } = aCache();
    cache.write({ flags: ['abc'] });
    clock.advance(1_000);
    const text = stored.get('copy') ?? '';
    for (let length = 0; length < text.length; length += 1) {
      stored.set('copy', text.slice(0, length));
      expect(cache.read()).toBeUndefined();
    }
  });

  it('stays what it was when the newest is too large', () => {
    const { cache, clock } = aCache();
    cache.write({ small: true });
    clock.advance(1_000);
    cache.write({ large: 'x'.repeat(1_000_000) });
    clock.advance(1_000);
    expect(cache.read()).toEqual({ small: true });
  });

  it('is not there where there is no storage', () => {
    const { tab } = aCache();
    const { storage: _missing, ...world } = tab.world;
    const cache = createCache(world, 'copy');
    cache.write({ flags: [] });
    tab.hide();
    expect(cache.read()).toBeUndefined();
  });
});
