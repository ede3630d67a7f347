import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { momentOf } from './local-time.js';

const instant = (at: string, timeZone?: string) => momentOf({ at, timeZone }).instant.toISOString();

describe('a time of a wall clock', () => {
  it('is the moment at which that clock shows it', () => {
    expect(instant('2027-01-11T09:00', 'Europe/Berlin')).toBe('2027-01-11T08:00:00.000Z');
    expect(instant('2027-07-12T09:00:30', 'Europe/Berlin')).toBe('2027-07-12T07:00:30.000Z');
    expect(instant('2027-07-12T09:00', 'America/New_York')).toBe('2027-07-12T13:00:00.000Z');
    expect(instant('2027-07-12T09:00', 'Asia/Kathmandu')).toBe('2027-07-12T03:15:00.000Z');
    expect(instant('2027-07-12T09:00', 'UTC')).toBe('2027-07-12T09:00:00.000Z');
  });

  it('is refused where the clocks are set forward over it, with the times around', () => {
    const ask = () => momentOf({ at: '2027-03-28T02:30', timeZone: 'Europe/Berlin' });
    expect(ask).toThrow('the clocks go from 2027-03-28T02:00:00 to 2027-03-28T03:00:00');
    expect(instant('2027-03-28T01:59:59', 'Europe/Berlin')).toBe('2027-03-28T00:59:59.000Z');
    expect(instant('2027-03-28T03:00', 'Europe/Berlin')).toBe('2027-03-28T01:00:00.000Z');
    expect(() => momentOf({ at: '2011-12-30T12:00', timeZone: 'Pacific/Apia' })).toThrow('to 2011-12-31T00:00:00');
    expect(() => momentOf({ at: '2027-10-03T02:15', timeZone: 'Australia/Lord_Howe' })).toThrow(
      'to 2027-10-03T02:30:00',
    );
  });

  it('is the first of the two where the clocks are set back over it, and says so', () => {
    const twice = momentOf({ at: '2027-10-31T02:30', timeZone: 'Europe/Berlin' });
    expect(twice.instant.toISOString()).toBe('2027-10-31T00:30:00.000Z');
    expect(twice.note).toContain('comes twice');
    expect(momentOf({ at: '2027-10-31T01:59', timeZone: 'Europe/Berlin' }).note).toBe('');
    expect(momentOf({ at: '2027-10-31T03:00', timeZone: 'Europe/Berlin' }).note).toBe('');
    expect(momentOf({ at: '2027-11-07T01:00', timeZone: 'America/New_York' }).note).toContain('2027-11-07T05:00:00Z');
  });

  it('shows the same clock again in any zone at any time, unless it is refused', () => {
    const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Chatham'];
    const earliest = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 2_600_000 }), (timeZone, minutes) => {
        const moment = earliest + minutes * 60_000;
        const wall = new Date(moment + IANAZone.create(timeZone).offset(moment) * 60_000);
        const at = wall.toISOString().slice(0, 19);
        const found = momentOf({ at, timeZone });
        expect(found).toMatchObject({ localTime: at, timeZone });
        const isFirst = found.instant.getTime() < moment && found.note !== '';
        expect(isFirst || found.instant.getTime() === moment).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time with an offset', () => {
  it('is that moment, shown in the zone that is named', () => {
    expect(momentOf({ at: '2027-07-12T09:00:00+02:00' })).toMatchObject({
      instant: new Date('2027-07-12T07:00:00Z'),
      localTime: '2027-07-12T09:00:00',
    });
    expect(momentOf({ at: '2027-07-12T07:00:00.000Z', timeZone: 'Europe/Berlin' })).toMatchObject({
      localTime: '2027-07-12T09:00:00',
      timeZone: 'Europe/Berlin',
    });
  });
});

it.each([
  ['2027-02-30T09:00', 'Europe/Berlin', '/at'],
  ['2027-01-11T24:30', 'Europe/Berlin', '/at'],
  ['Monday at nine', 'Europe/Berlin', '/at'],
  ['2027-01-11T09:00+99:00', undefined, '/at'],
  ['0000-01-01T09:00', 'UTC', '/at'],
  ['2027-01-11T09:00', undefined, '/timeZone'],
  ['2027-01-11T09:00', 'Europe/Nowhere', '/timeZone'],
  ['2027-01-11T09:00', '../../etc/passwd', '/timeZone'],
])('refuses %s in %s, and says which of both is wrong', (at, timeZone, path) => {
  expect(() => momentOf({ at, timeZone })).toThrow(
    expect.objectContaining({ errors: [{ path, message: expect.any(String) }] }),
  );
});
