import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText, readPercent } from './percent.js';

const wholeWeight = 100_000;

describe('a percentage', () => {
  it('reads what people type', () => {
    expect(['12.345', '12,3 %', '100', '0.001', '.5', '0'].map(readPercent)).toEqual([
      12_345,
      12_300,
      wholeWeight,
      1,
      500,
      0,
    ]);
    expect(['', '-1', '100.001', '1.2345', 'ten', '1e1', '1.2.3'].map(readPercent)).toEqual(Array(7).fill(undefined));
  });

  it('writes every weight so that it is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: wholeWeight }), (weight) => {
        expect(readPercent(percentText(weight))).toBe(weight);
      }),
    );
  });
});
