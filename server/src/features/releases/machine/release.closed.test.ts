import { describe, expect, it } from 'vitest';
import { closedTimes } from './release.closed.js';
import type { ReleaseWindow } from './release.model.js';

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office: ReleaseWindow = { timeZone: 'Europe/Berlin', hours: [{ days: workdays, from: '09:00', to: '17:00' }] };
const closed = (window: ReleaseWindow, from: string, to: string) =>
  closedTimes(window, { from: new Date(from), to: new Date(to) }).map((span) => [
    span.from.toISOString().slice(0, 16),
    span.to.toISOString().slice(0, 16),
  ]);

describe('when a window is closed', () => {
  it('is told night by night, with the weekend in one', () => {
    // A Thursday in winter, an hour behind the clocks of Berlin.
    expect(closed(office, '2026-01-15T12:00:00Z', '2026-01-19T12:00:00Z')).toEqual([
      ['2026-01-15T16:00', '2026-01-16T08:00'],
      ['2026-01-16T16:00', '2026-01-19T08:00'],
    ]);
  });

  it('begins and ends with what is looked at', () => {
    expect(closed(office, '2026-01-17T12:00:00Z', '2026-01-18T12:00:00Z')).toEqual([
      ['2026-01-17T12:00', '2026-01-18T12:00'],
    ]);
    expect(closed(office, '2026-01-15T12:00:00Z', '2026-01-15T13:00:00Z')).toEqual([]);
  });

  it('does not close at midnight where two days meet', () => {
    const always: ReleaseWindow = { timeZone: 'UTC', hours: [{ days: [...workdays], from: '00:00', to: '24:00' }] };
    expect(closed(always, '2026-01-15T12:00:00Z', '2026-01-19T12:00:00Z')).toEqual([
      ['2026-01-17T00:00', '2026-01-19T00:00'],
    ]);
  });

  it('is left out of pictures of more than two months', () => {
    expect(closed(office, '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')).toEqual([]);
  });
});
