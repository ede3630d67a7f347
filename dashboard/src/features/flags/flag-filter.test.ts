import { describe, expect, it } from 'vitest';
import { anItem, aSummary } from '../../testing/flags.js';
import { type FlagFilter, filterFlags, isFiltered, optionsOf, readFilter } from './flag-filter.js';

const ada = { id: '7', name: 'Ada' };
const flags = [
  anItem({ key: 'search', description: 'A better index', tags: ['web'], updatedAt: '2026-02-01T00:00:00.000Z' }),
  anItem({
    key: 'billing',
    owner: ada,
    environments: { development: aSummary({ enabled: true }), production: aSummary() },
    evaluations: [1, 2],
  }),
  anItem({ key: 'page-size', kind: 'number', tags: ['web', 'ops'], lastEvaluatedAt: '2026-03-01T00:00:00.000Z' }),
];
const keysOf = (filter: FlagFilter) => filterFlags(flags, filter).map(({ key }) => key);

describe('the filter of the flags page', () => {
  it('finds every word in the key, the description or the tags', () => {
    expect(keysOf({ q: 'INDEX sea' })).toEqual(['search']);
    expect(keysOf({ q: 'web' })).toEqual(['page-size', 'search']);
    expect(keysOf({ q: 'web billing' })).toEqual([]);
  });

  it('narrows by tag, kind and owner', () => {
    expect(keysOf({ tag: 'ops' })).toEqual(['page-size']);
    expect(keysOf({ kind: 'number' })).toEqual(['page-size']);
    expect(keysOf({ owner: '7' })).toEqual(['billing']);
    expect(keysOf({ owner: 'none' })).toEqual(['page-size', 'search']);
  });

  it('narrows by where flags stand in their life', () => {
    const due = [...flags, anItem({ key: 'old', lifecycle: 'ready-to-remove' })];
    expect(filterFlags(due, { lifecycle: 'ready-to-remove' }).map(({ key }) => key)).toEqual(['old']);
    expect(readFilter({ lifecycle: 'ready-to-remove' })).toEqual({ lifecycle: 'ready-to-remove' });
    expect(readFilter({ lifecycle: 'dead' })).toEqual({});
  });

  it('asks for the state in one environment, or anywhere', () => {
    expect(keysOf({ state: 'on' })).toEqual(['billing']);
    expect(keysOf({ state: 'on', environment: 'production' })).toEqual([]);
    expect(keysOf({ state: 'off' })).toEqual(['page-size', 'search']);
  });

  it('orders by name unless something else is asked for', () => {
    expect(keysOf({})).toEqual(['billing', 'page-size', 'search']);
    expect(keysOf({ sort: 'updated' })[0]).toBe('search');
    expect(keysOf({ sort: 'evaluated' })[0]).toBe('page-size');
    expect(keysOf({ sort: 'traffic' })[0]).toBe('billing');
  });

  it('reads an address typed by hand, and leaves out what says nothing', () => {
    const search = { q: 42, tag: '', kind: 'bool', state: 'on', archived: 'true', sort: 'name', owner: ['7'] };
    expect(readFilter(search)).toEqual({ q: '42', state: 'on', archived: true });
  });

  it('offers only what some flag has', () => {
    expect(optionsOf(flags)).toEqual({ tags: ['ops', 'web'], owners: [['7', 'Ada']] });
  });

  it('does not count the order as a filter', () => {
    expect(isFiltered({ sort: 'updated' })).toBe(false);
    expect(isFiltered({ archived: true })).toBe(true);
  });
});
