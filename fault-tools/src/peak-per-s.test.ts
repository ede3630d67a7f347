import { expect, test } from 'vitest';
import { peakPerS } from './peak-per-s.js';

test('a peak is found in whichever second it lies', () => {
  expect(peakPerS([0, 900, 950, 1_000, 1_899, 1_900, 5_000])).toBe(4);
  expect(peakPerS([])).toBe(0);
});
