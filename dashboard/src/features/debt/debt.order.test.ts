import { describe, expect, it } from 'vitest';
import { anItem } from '../../testing/flags.js';
import { countByStage, type DebtSearch, orderDebt, readDebtSearch, sortedBy } from './debt.order.js';

const ada = { id: 'a', name: 'Ada' };
const flags = [
  anItem({ key: 'a', lifecycle: 'planned', createdAt: '2026-03-01T00:00:00Z', codeUses: 3 }),
  anItem({ key: 'b', lifecycle: 'ready-to-remove', createdAt: '2026-02-01T00:00:00Z', codeUses: 0, owner: ada }),
  anItem({
    key: 'c',
    lifecycle: 'ready-to-remove',
    createdAt: '2026-01-01T00:00:00Z',
    lastEvaluatedAt: '2026-04-01T00:00:00Z',
  }),
  anItem({ key: 'd', lifecycle: 'archived', codeUses: 1, createdAt: '2025-01-01T00:00:00Z' }),
  anItem({ key: 'e', lifecycle: 'archived', codeUses: 0, createdAt: '2025-01-01T00:00:00Z' }),
  anItem({ key: 'f', lifecycle: 'released', createdAt: '2026-02-01T00:00:00Z', codeUses: 3 }),
];
const keysOf = (search: DebtSearch) => orderDebt(flags, search).map(({ key }) => key);

describe('the order of what is to be cleaned up', () => {
  it.each<readonly [search: DebtSearch, keys: readonly string[]]>([
    [{}, ['c', 'b', 'd', 'f', 'a']],
    [{ isDescending: true }, ['a', 'f', 'd', 'c', 'b']],
    [{ sort: 'age' }, ['d', 'c', 'b', 'f', 'a']],
    [{ sort: 'evaluated', isDescending: true }, ['c', 'd', 'b', 'f', 'a']],
    [{ sort: 'owner' }, ['b', 'd', 'c', 'f', 'a']],
    [{ sort: 'uses' }, ['c', 'b', 'd', 'f', 'a']],
    [{ sort: 'flag', isDescending: true }, ['f', 'd', 'c', 'b', 'a']],
    [{ stage: 'ready-to-remove' }, ['c', 'b']],
    [{ stage: 'archived' }, ['d']],
  ])('by %j', (search, keys) => {
    expect(keysOf(search)).toEqual(keys);
  });

  it('turns round at a second click', () => {
    const once = sortedBy({}, 'age');
    expect(once).toEqual({ sort: 'age' });
    expect(sortedBy(once, 'age')).toEqual({ sort: 'age', isDescending: true });
    expect(sortedBy(sortedBy(once, 'age'), 'age')).toEqual({ sort: 'age' });
    expect(sortedBy({}, 'stage')).toEqual({ sort: 'stage', isDescending: true });
  });

  it('counts what there is of each', () => {
    expect(Object.fromEntries(countByStage(flags))).toEqual({
      planned: 1,
      'ready-to-remove': 2,
      archived: 1,
      released: 1,
    });
  });

  it('reads of an address what it knows', () => {
    expect(readDebtSearch({ stage: 'released', sort: 'age', isDescending: true })).toEqual({
      stage: 'released',
      sort: 'age',
      isDescending: true,
    });
    expect(readDebtSearch({ stage: '<b>', sort: 7, isDescending: 'no' })).toEqual({});
  });
});
