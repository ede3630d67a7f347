import { describe, expect, it } from 'vitest';
import { Reports } from './reports.js';

const reporter = { instance: '00000000-0000-4000-8000-000000000001', sdk: 'node', sdkVersion: '0.1.0' };
const noon = Date.UTC(2026, 0, 1, 12);
const aCount = { flag: 'new-billing', variant: 'on', count: 7 };

describe('reports', () => {
  it('say who counted what, from when to when', () => {
    const reports = new Reports(reporter, noon);
    reports.close([aCount], 3, noon + 60_000);
    expect(JSON.parse(reports.next ?? '')).toEqual({
      format: 1,
      ...reporter,
      sequence: 1,
      version: 3,
      from: '2026-01-01T12:00:00.000Z',
      to: '2026-01-01T12:01:00.000Z',
      counts: [aCount],
    });
  });

  it('stay the same until they are acknowledged', () => {
    const reports = new Reports(reporter, noon);
    reports.close([aCount], 3, noon);
    const sent = reports.next;
    reports.close([aCount], 4, noon);
    expect(reports.next).toBe(sent);
    reports.acknowledged();
    expect(JSON.parse(reports.next ?? '')).toMatchObject({ sequence: 2, version: 4 });
    reports.acknowledged();
    expect(reports.next).toBeUndefined();
  });

  it('are not made where nothing was counted', () => {
    const reports = new Reports(reporter, noon);
    reports.close([], 3, noon);
    expect(reports.next).toBeUndefined();
  });

  it('are cut to what the server takes at once', () => {
    const reports = new Reports(reporter, noon);
    const counts = Array.from({ length: 3_000 }, (_, index) => ({ ...aCount, flag: `flag-${index}` }));
    reports.close(counts, 3, noon);
    const seen: unknown[] = [];
    for (let body = reports.next; body !== undefined; body = reports.next) {
      expect(body.length).toBeLessThan(66_000);
      seen.push(...(JSON.parse(body) as { counts: unknown[] }).counts);
      reports.acknowledged();
    }
    expect(seen).toEqual(counts);
  });

  it('wait for the server within a bound, counting on for up to an hour each', () => {
    const reports = new Reports(reporter, noon);
    reports.close([aCount], 3, noon);
    expect(reports.isDue(noon + 3_599_999)).toBe(false);
    for (let hour = 1; hour < 24; hour += 1) {
      expect(reports.isDue(noon + hour * 3_600_000)).toBe(true);
      reports.close([aCount], 3, noon + hour * 3_600_000);
    }
    expect(reports.isDue(noon + 999 * 3_600_000)).toBe(false);
  });

  it('never end before they began, though the clock is set back', () => {
    const reports = new Reports(reporter, noon);
    reports.close([aCount], 3, noon - 7_200_000);
    const { from, to } = JSON.parse(reports.next ?? '') as { from: string; to: string };
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.parse(to));
  });
});
