import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyListDelta, diffList, isListDelta } from './list-delta.js';

const hundredAndFifty = Array.from({ length: 150 }, (_, index) => `u${index}`);
const aList = fc.array(fc.integer({ min: 0, max: 300 }).map(String), { maxLength: 250 });

describe('a list as a delta', () => {
  it('gives exactly the list again, or is the list itself', () => {
    fc.assert(
      fc.property(aList, aList, (before, after) => {
        const diff = diffList(after, before);
        expect(isListDelta(diff) ? applyListDelta(before, diff) : diff).toEqual(after);
      }),
    );
  });

  it('says only what changed', () => {
    expect(diffList([...hundredAndFifty.slice(1), 'new'], hundredAndFifty)).toEqual({
      added: ['new'],
      removed: ['u0'],
    });
    expect(diffList(hundredAndFifty, hundredAndFifty)).toEqual({ added: [], removed: [] });
  });

  it('is not used for short lists, for another order, or where the whole list is smaller', () => {
    const reversed = [...hundredAndFifty].reverse();
    const others = hundredAndFifty.map((value) => `x${value}`);
    for (const after of [hundredAndFifty.slice(0, 100), reversed, others])
      expect(diffList(after, hundredAndFifty)).toBe(after);
    expect(diffList(hundredAndFifty, undefined)).toBe(hundredAndFifty);
  });

  it('is not used where values are numbers', () => {
    const numbers = hundredAndFifty.map((_, index) => index);
    expect(diffList(numbers, numbers)).toBe(numbers);
  });
});
