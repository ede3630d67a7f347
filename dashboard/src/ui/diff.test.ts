import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOf } from './diff.js';

describe('the difference between two states', () => {
  it('names each part that changed, as one would write its place', () => {
    const before = { enabled: false, fallthrough: { variant: 'on' }, rules: [] };
    const after = { enabled: true, fallthrough: { split: [] }, rules: [] };
    expect(diffOf(before, after)).toEqual([
      { path: 'enabled', before: false, after: true },
      { path: 'fallthrough.variant', before: 'on', after: undefined },
      { path: 'fallthrough.split', before: undefined, after: [] },
    ]);
  });

  it('follows rules by their ids, whatever place they have', () => {
    const [one, two] = [
      { id: 'one', serve: 'on' },
      { id: 'two', serve: 'on' },
    ];
    expect(diffOf({ rules: [one, two] }, { rules: [two, { ...one, serve: 'off' }] })).toEqual([
      { path: 'rules[one].serve', before: 'on', after: 'off' },
      { path: 'rules (order)', before: ['one', 'two'], after: ['two', 'one'] },
    ]);
  });

  it('shows the whole where there was nothing', () => {
    expect(diffOf(null, { name: 'x' })).toEqual([{ path: '', before: null, after: { name: 'x' } }]);
  });

  it('is empty for the same, however its parts are ordered', () => {
    expect(diffOf({ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] })).toEqual([]);
    fc.assert(fc.property(fc.jsonValue(), (value) => diffOf(value, structuredClone(value)).length === 0));
  });

  it('is never empty for what differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other) && typeof one !== typeof other);
        expect(diffOf(one, other)).not.toEqual([]);
      }),
    );
  });
});
