import { describe, expect, it } from 'vitest';
import { holdText, leftNow, lengthText } from './time-left.js';

const day = 86_400_000;

describe('time left', () => {
  it.each([
    [2 * day + 4 * 3_600_000 + 59_000, '2 days 4 hours'],
    [day, '1 day'],
    [day + 60_000, '1 day'],
    [3_600_000 + 60_000, '1 hour 1 minute'],
    [90_000, '1 minute'],
    [59_999, 'less than a minute'],
  ])('%i ms is %s', (ms, text) => {
    expect(lengthText(ms)).toBe(text);
  });

  it('runs by the clock of the page from what the server said, and never below nothing', () => {
    expect(leftNow(10_000, 1_000, 4_000)).toBe(7_000);
    expect(leftNow(10_000, 1_000, 60_000)).toBe(0);
    expect(leftNow(10_000, 4_000, 1_000)).toBe(10_000);
  });

  it.each([
    ['P2D', '2 days'],
    ['P1W', '7 days'],
    ['PT30M', '30 minutes'],
    ['P1DT12H', '1 day 12 hours'],
    ['PT0S', 'no wait'],
    ['tomorrow', 'tomorrow'],
  ])('a hold of %s is %s', (hold, text) => {
    expect(holdText(hold)).toBe(text);
  });
});
