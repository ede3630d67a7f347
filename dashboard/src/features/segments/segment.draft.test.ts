import { describe, expect, it } from 'vitest';
import { describeSegmentChanges, type SegmentParts } from './segment.draft.js';

const base: SegmentParts = { description: '', by: 'userId', included: [], excluded: [], rules: [] };
const inCountry = (country: string) => [{ attribute: 'country', operator: 'in' as const, values: [country] }];

describe('a change of a segment in words', () => {
  it('names what came and what went, not the whole lists', () => {
    const before = { ...base, included: ['u1', 'u2'], excluded: ['u3'] };
    const after = { ...base, description: 'First', included: ['u2', 'u4'] };
    expect(describeSegmentChanges(before, after)).toEqual([
      { what: 'Description', before: null, after: 'First' },
      { what: 'Never in', before: '"u3"', after: null },
      { what: 'Always in', before: '"u1"', after: '"u4"' },
    ]);
  });

  it('tells rules by what they say: where one stands decides nothing', () => {
    const [fr, de, us] = [inCountry('fr'), inCountry('de'), inCountry('us')];
    const change = (before: SegmentParts['rules'], after: SegmentParts['rules']) =>
      describeSegmentChanges({ ...base, rules: before }, { ...base, rules: after });
    expect(change([fr, de], [de, fr])).toEqual([]);
    expect(change([fr, de], [us, de])).toEqual([
      { what: 'Rule', before: 'if country is one of "fr"', after: 'if country is one of "us"' },
    ]);
    expect(change([fr, fr], [fr])).toEqual([{ what: 'Rule', before: 'if country is one of "fr"', after: null }]);
  });
});
