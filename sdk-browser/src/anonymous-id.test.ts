import { expect, it } from 'vitest';
import { anonymousId } from './anonymous-id.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

it('is the same for all tabs and visits', () => {
  const browser = new SimulatedBrowser();
  const id = anonymousId(browser.open().world, 'id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(anonymousId(browser.open().world, 'id')).toBe(id);
});

it('is made anew where the stored one is none', () => {
  const browser = new SimulatedBrowser();
  browser.stored.set('id', 'x'.repeat(100_000));
  const id = anonymousId(browser.open().world, 'id');
  expect(id).toHaveLength(36);
  expect(browser.stored.get('id')).toBe(id);
});

it('is that of the tab whose word stands', () => {
  const { world } = new SimulatedBrowser().open();
  const theirs = '11111111-1111-4111-8111-111111111111';
  let reads = 0;
  const storage = { read: () => (++reads === 1 ? undefined : theirs), write: () => undefined };
  expect(anonymousId({ ...world, storage }, 'id')).toBe(theirs);
});

it('lasts as long as the page where nothing can be stored', () => {
  const { storage: _missing, ...world } = new SimulatedBrowser().open().world;
  expect(anonymousId(world, 'id')).toHaveLength(36);
});
