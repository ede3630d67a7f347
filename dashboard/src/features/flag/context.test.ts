import { describe, expect, it } from 'vitest';
import { attributeOf, contextOf } from './context.js';

describe('a context as typed', () => {
  it.each([
    ['u1', 'u1'],
    [' 42 ', 42],
    ['"42"', '42'],
    ['true', true],
    ['["a", "b"]', ['a', 'b']],
    ['[1]', '[1]'],
    ['{"a":1}', '{"a":1}'],
    ['null', 'null'],
  ])('takes %s for what it looks like', (text, value) => {
    expect(attributeOf(text)).toEqual(value);
  });

  it('leaves out what has no name or no value', () => {
    const typed = [
      { name: 'userId', text: 'u1' },
      { name: 'plan', text: ' ' },
      { name: '', text: 'x' },
    ];
    expect(contextOf(typed)).toEqual({ userId: 'u1' });
  });
});
