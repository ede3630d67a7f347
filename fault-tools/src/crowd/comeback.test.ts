import { expect, test } from 'vitest';
import { comebackOf } from './comeback.js';

test('the peak is that of any second, not of those that a clock begins', () => {
  expect(comebackOf([0, 900, 950, 1_000, 1_100, 1_899, 3_000], 7).peakPerS).toBe(5);
});

test('99 of 100 are back before the last is', () => {
  const times = Array.from({ length: 99 }, (_, index) => index);
  expect(comebackOf(times, 100)).toMatchObject({ live99AtMs: 98, lastAtMs: undefined });
  expect(comebackOf([...times, 500], 100)).toMatchObject({ live99AtMs: 98, lastAtMs: 500 });
});
