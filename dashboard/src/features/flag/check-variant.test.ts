import { describe, expect, it } from 'vitest';
import { checkVariant, variantText } from './check-variant.js';

describe('the editor of a variant', () => {
  it.each([
    ['boolean', 'true', true],
    ['string', '{', '{'],
    ['number', ' 0,5 ', 0.5],
    ['json', '{"a": [1, null]}', { a: [1, null] }],
  ] as const)('reads a %s', (kind, text, value) => {
    expect(checkVariant(kind, text)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['boolean', 'yes'],
    ['number', ''],
    ['number', 'Infinity'],
    ['json', ''],
    ['json', '{'],
    ['json', '[1,]'],
  ] as const)('says what is wrong with a %s that is %j', (kind, text) => {
    expect(checkVariant(kind, text)).toMatchObject({ kind: 'problem', message: expect.stringMatching(/\.$/) });
  });

  it('says where', () => {
    expect(checkVariant('json', '{\n  "a": x\n}')).toMatchObject({ message: expect.stringContaining('x') });
  });

  it('writes what it reads', () => {
    expect(checkVariant('json', variantText('json', { a: 1 }))).toEqual({ kind: 'value', value: { a: 1 } });
    expect(variantText('string', 'plain "text"')).toBe('plain "text"');
  });
});
