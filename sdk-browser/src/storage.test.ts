import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scope } from './scope.js';
import { anonymousId, seal, unsealed } from './storage.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

function aPage() {
  const browser = new SimulatedBrowser();
  return { browser, scope: browser.open().scope(), stored: browser.stored };
}

/** Pages whose storage is as a browser may have it. */
const refusing: readonly (readonly [string, (scope: Scope) => Scope])[] = [
  [
    'even naming the storage throws',
    (scope) =>
      Object.defineProperty({ ...scope }, 'localStorage', {
        get: () => {
          throw new Error('SecurityError');
        },
      }),
  ],
  ['there is none', (scope) => ({ ...scope, localStorage: undefined as never })],
  ['it is full', (scope) => ({ ...scope, localStorage: new Proxy<Record<string, string>>({}, { set: () => false }) })],
];

describe('the last good copy', () => {
  it('is what was sealed last', () => {
    const { scope } = aPage();
    seal(scope, 'copy', [1]);
    seal(scope, 'copy', [2, 'ü\n', undefined]);
    expect(unsealed(scope, 'copy')).toEqual([2, 'ü\n', null]);
  });

  it('is nothing where nothing was written', () => {
    expect(unsealed(aPage().scope, 'copy')).toEqual([]);
  });

  it('is given back whole or not at all, whichever character changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1, maxLength: 3, unit: 'binary' }), (at, put) => {
        const { scope, stored } = aPage();
        const value = [{ key: 'a', enabled: true }, 'ü😀'];
        seal(scope, 'copy', value);
        const text = stored['copy'] ?? '';
        const index = at % text.length;
        const torn = text.slice(0, index) + put + text.slice(index + 1);
        stored['copy'] = torn;
        expect(unsealed(scope, 'copy')).toEqual(torn === text ? value : []);
      }),
    );
  });

  it('is given back whole or not at all, wherever it was cut', () => {
    const { scope, stored } = aPage();
    seal(scope, 'copy', ['abc']);
    const text = stored['copy'] ?? '';
    for (let length = 0; length < text.length; length += 1) {
      stored['copy'] = text.slice(0, length);
      expect(unsealed(scope, 'copy')).toEqual([]);
    }
  });

  it('stays what it was when the newest is too large', () => {
    const { scope } = aPage();
    seal(scope, 'copy', ['small']);
    seal(scope, 'copy', ['x'.repeat(1_000_000)]);
    expect(unsealed(scope, 'copy')).toEqual(['small']);
  });

  it.each(refusing)('is not there where %s', (_name, refuse) => {
    const scope = refuse(aPage().scope);
    seal(scope, 'copy', []);
    expect(unsealed(scope, 'copy')).toEqual([]);
  });
});

describe('the anonymous id', () => {
  it('is the same for all tabs and visits', () => {
    const { browser, scope } = aPage();
    const id = anonymousId(scope);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(anonymousId(browser.open().scope())).toBe(id);
  });

  it('is made anew where the stored one is none', () => {
    const { scope, stored } = aPage();
    stored['guidon.anonymousId'] = 'x'.repeat(100_000);
    const id = anonymousId(scope);
    expect(id).toHaveLength(36);
    expect(stored['guidon.anonymousId']).toBe(id);
  });

  it('is that of the tab whose word stands', () => {
    const theirs = '11111111-1111-4111-8111-111111111111';
    let reads = 0;
    const localStorage = new Proxy<Record<string, string>>(
      {},
      { get: () => (++reads === 1 ? undefined : theirs), set: () => true },
    );
    expect(anonymousId({ ...aPage().scope, localStorage })).toBe(theirs);
  });

  it.each(refusing)('lasts as long as the page where %s', (_name, refuse) => {
    expect(anonymousId(refuse(aPage().scope))).toHaveLength(36);
  });
});
