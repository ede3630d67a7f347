import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type ReleaseWindow, weekdays } from './release.model.js';
import { isTimeZone, isWithin, minutesOf, nextOpening } from './release.window.js';

const office: ReleaseWindow = {
  timeZone: 'Europe/Berlin',
  hours: [
    { days: ['monday', 'tuesday', 'wednesday', 'thursday'], from: '09:00', to: '17:00' },
    { days: ['friday'], from: '09:00', to: '12:00' },
  ],
};
const opening = (window: ReleaseWindow, from: string) => nextOpening(window, new Date(from)).toISOString();
const sundays = (from: string, to: string): ReleaseWindow => ({
  timeZone: 'Europe/Berlin',
  hours: [{ days: ['sunday'], from, to }],
});

describe('the next opening of a window', () => {
  it('is now where it is open', () => {
    expect(opening(office, '2026-01-14T10:11:12.345Z')).toBe('2026-01-14T10:11:12.345Z');
  });

  it('is the next morning after it closed', () => {
    expect(opening(office, '2026-01-14T16:00:00Z')).toBe('2026-01-15T08:00:00.000Z');
  });

  it('passes over Friday evening and the weekend', () => {
    expect(opening(office, '2026-01-16T11:00:00Z')).toBe('2026-01-19T08:00:00.000Z');
  });

  it('is the same hour on the wall when clocks were put forward at the weekend', () => {
    expect(opening(office, '2026-03-27T12:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
  });

  it('is the same hour on the wall when clocks were put back', () => {
    expect(opening(office, '2026-10-23T12:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  });

  it('is the minute that clocks skip to where they skip the hour that it opens at', () => {
    expect(opening(sundays('02:30', '05:00'), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is a week later where clocks skip all of it', () => {
    expect(opening(sundays('02:00', '03:00'), '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
  });

  it('comes twice where an hour does', () => {
    const window = sundays('02:30', '02:45');
    expect(opening(window, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(opening(window, '2026-10-25T00:50:00Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('is that of the day on which clocks are put back, not the hour that comes again', () => {
    expect(opening(sundays('00:00', '02:15'), '2026-10-18T00:15:00Z')).toBe('2026-10-24T22:00:00.000Z');
  });

  it('may last to the end of a day and go on with the next', () => {
    const window: ReleaseWindow = {
      timeZone: 'Asia/Kathmandu',
      hours: [
        { days: ['saturday'], from: '22:00', to: '24:00' },
        { days: ['sunday'], from: '00:00', to: '02:00' },
      ],
    };
    expect(isWithin(window, new Date('2026-01-17T18:14:59Z'))).toBe(true);
    expect(isWithin(window, new Date('2026-01-17T18:15:00Z'))).toBe(true);
    expect(isWithin(window, new Date('2026-01-17T20:15:00Z'))).toBe(false);
  });

  it('is asked again after two weeks where it never opens', () => {
    expect(opening({ timeZone: 'UTC', hours: [] }, '2026-01-01T00:00:00Z')).toBe('2026-01-16T00:00:00.000Z');
  });

  it('is the first minute of any later one where it is open, in every zone', () => {
    fc.assert(
      fc.property(someWindow, someStart, fc.integer({ min: 0, max: 20 * 24 * 60 }), (window, start, minute) => {
        const instant = DateTime.fromISO(start, { zone: 'UTC' }).plus({ minutes: minute }).toJSDate();
        expect(nextOpening(window, instant)).toEqual(firstOpenMinute(window, instant));
      }),
      { numRuns: 100 },
    );
  });
});

const someClock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const someHours = fc
  .record({ days: fc.subarray([...weekdays], { minLength: 1 }), one: someClock, other: someClock })
  .filter(({ one, other }) => one !== other)
  .map(({ days, one, other }) => ({ days, from: one < other ? one : other, to: one < other ? other : one }));
/** Before clocks are put forward or back in one of the zones. */
const someStart = fc.constantFrom('2026-03-20', '2026-04-15', '2026-10-15');
const someWindow = fc.record({
  timeZone: fc.constantFrom('Europe/Berlin', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo'),
  hours: fc.array(someHours, { minLength: 1, maxLength: 3 }),
});

function firstOpenMinute(window: ReleaseWindow, instant: Date): Date {
  let time = instant.getTime();
  while (!isWithin(window, new Date(time))) time += 60_000;
  return new Date(time);
}

describe('what a window is made of', () => {
  it('is told in minutes, or not at all', () => {
    expect(['00:00', '09:30', '23:59', '24:00'].map(minutesOf)).toEqual([0, 570, 1439, 1440]);
    expect(['24:01', '9:00', '12:60', 'noon', ''].map(minutesOf)).toEqual(Array(5).fill(undefined));
  });

  it('is a zone that knows of summer', () => {
    expect(['Europe/Berlin', 'UTC'].map(isTimeZone)).toEqual([true, true]);
    expect(['+02:00', 'EST', 'Mars/Base', ''].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
