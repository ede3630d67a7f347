import { describe, expect, it } from 'vitest';
import { moved, replaced, without } from './lists.js';

describe('a list', () => {
  it('has one item replaced, or taken out', () => {
    expect(replaced(['a', 'b'], 1, 'c')).toEqual(['a', 'c']);
    expect(without(['a', 'b'], 0)).toEqual(['b']);
  });

  it('has one moved, and never out of it', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});
