import { expect, it } from 'vitest';
import { dayAfter, timeZones, wallClockText } from './wall-clock.js';

it('shows a wall clock as it is, wherever its reader is', () => {
  expect(wallClockText('2027-03-01T09:00:00')).toBe('Mon, Mar 1, 2027, 09:00');
  expect(wallClockText('2027-03-28T00:05:00')).toBe('Sun, Mar 28, 2027, 00:05');
});

it('names the day after, over the ends of months and years', () => {
  expect(dayAfter(new Date(2027, 11, 31, 23, 59))).toBe('2028-01-01');
  expect(dayAfter(new Date(2028, 1, 28))).toBe('2028-02-29');
});

it('offers each zone once, the own one first', () => {
  const zones = timeZones();
  expect(zones[0]).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin']));
});
