import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asSplit, asVariant, wholeWeight, withoutPart, withPart, withWeight } from './split.js';

const aSplit = fc
  .array(fc.integer({ min: 0, max: wholeWeight }), { minLength: 1, maxLength: 6 })
  .map((cuts) => [0, ...cuts.sort((one, other) => one - other), wholeWeight])
  .map((cuts) => cuts.slice(1).map((cut, index) => ({ variant: `v${index}`, weight: cut - (cuts[index] ?? 0) })));
const sumOf = (split: readonly { readonly weight: number }[]) => split.reduce((sum, { weight }) => sum + weight, 0);

describe('a split', () => {
  it('sums to the whole whatever is set, and never below nothing', () => {
    fc.assert(
      fc.property(aSplit, fc.nat(5), fc.integer({ min: 0, max: wholeWeight }), (split, at, weight) => {
        const place = at % split.length;
        const changed = withWeight(split, place, weight);
        expect(sumOf(changed)).toBe(wholeWeight);
        expect(changed[place]?.weight).toBe(weight);
        expect(changed.every((part) => part.weight >= 0)).toBe(true);
        expect(changed.map(({ variant }) => variant)).toEqual(split.map(({ variant }) => variant));
      }),
    );
  });

  it('sums to the whole when a part comes or goes, and moves nobody when one comes', () => {
    fc.assert(
      fc.property(aSplit, fc.nat(5), (split, at) => {
        expect(withPart(split, 'new').slice(0, -1)).toEqual(split);
        expect(sumOf(withoutPart(split, at % split.length))).toBe(wholeWeight);
      }),
    );
  });

  it('begins with what was served, the part that is on first', () => {
    const onFirst = [
      { variant: 'on', weight: 0 },
      { variant: 'off', weight: wholeWeight },
    ];
    expect(asSplit({ variant: 'off' }, ['on', 'off'])).toEqual({ by: 'userId', split: onFirst });
    expect(asVariant({ by: 'userId', split: onFirst })).toEqual({ variant: 'off' });
  });
});
