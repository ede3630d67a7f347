import { describe, expect, it } from 'vitest';
import { durationMs, holdMsOf } from './release.durations.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

describe('a duration', () => {
  it.each([
    ['P2D', 2 * dayMs],
    ['PT30M', 30 * minuteMs],
    ['P1W', 7 * dayMs],
    ['P1W1DT2H3M', 8 * dayMs + 123 * minuteMs],
    ['PT48H', 2 * dayMs],
    ['PT0S', 0],
    ['P0D', 0],
    ['P366D', 366 * dayMs],
  ])('%s is %d ms', (text, lengthMs) => {
    expect(durationMs(text)).toBe(lengthMs);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    '2D',
    'P2M',
    'P1Y',
    'PT1S',
    'P-1D',
    '-P1D',
    'P1.5D',
    'PT0.5H',
    'p1d',
    'P367D',
    'P1D ',
  ])('"%s" is refused', (text) => {
    expect(durationMs(text)).toBeUndefined();
  });

  it('that cannot be read holds rather than lets go', () => {
    expect(holdMsOf('soon')).toBe(366 * dayMs);
  });
});
