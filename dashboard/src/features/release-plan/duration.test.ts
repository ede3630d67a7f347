import { describe, expect, it } from 'vitest';
import { durationText, msText, readDuration } from './duration.js';

describe('a length of time', () => {
  it.each([
    ['P2D', '2 days'],
    ['P1W', '7 days'],
    ['PT30M', '30 minutes'],
    ['P2DT4H', '2 days 4 hours'],
    ['P1DT1H1M', '1 day 1 hour 1 minute'],
    ['PT90M', '1 hour 30 minutes'],
    ['PT0S', 'no time'],
    ['two days', 'two days'],
  ])('%s is shown as %s', (iso, text) => {
    expect(durationText(iso)).toBe(text);
  });

  it.each([
    ['2 days 4 hours', 'P2DT4H'],
    ['2 days and 4 hours', 'P2DT4H'],
    ['2d4h', 'P2DT4H'],
    ['90 min', 'PT1H30M'],
    ['1.5 h', 'PT1H30M'],
    ['0,5 days', 'PT12H'],
    ['1 week', 'P7D'],
    ['pt30m', 'PT30M'],
    ['no time', 'PT0S'],
    ['0', 'PT0S'],
  ])('%s is read as %s', (text, iso) => {
    expect(readDuration(text)).toBe(iso);
  });

  it.each(['', '2', 'days', '2 fortnights', '2 days tomorrow', '367 days', '-1 day'])('%j is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it('can be typed again as it is shown', () => {
    for (const iso of ['PT1M', 'PT59M', 'P1DT23H59M', 'P366D', 'PT0S'])
      expect(readDuration(durationText(iso))).toBe(iso);
  });

  it('counts days of 24 hours', () => {
    expect(msText(25 * 3_600_000 + 20_000)).toBe('1 day 1 hour');
  });
});
