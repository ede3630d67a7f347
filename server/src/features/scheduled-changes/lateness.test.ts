import { expect, it } from 'vitest';
import { durationText, isLate, lateMs } from './lateness.js';

const minute = 60_000;

it.each([
  [61_000, '1 minute, 1 second'],
  [90 * minute, '1 hour, 30 minutes'],
  [(2 * 24 * 60 + 180) * minute + 5_000, '2 days, 3 hours'],
  [24 * 60 * minute, '1 day'],
])('calls %i ms %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

it('takes for late what nobody would have waited for', () => {
  const at = new Date('2027-03-01T09:00:00Z');
  const after = (ms: number) => lateMs(at, new Date(at.getTime() + ms));
  expect([after(-500), after(1_500), after(5 * minute)].map((ms) => [ms, isLate(ms)])).toEqual([
    [0, false],
    [1_500, false],
    [5 * minute, true],
  ]);
});
