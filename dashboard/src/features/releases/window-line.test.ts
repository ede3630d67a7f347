import { describe, expect, it } from 'vitest';
import { windowText } from './window-line.js';

describe('a window in words', () => {
  it('joins days that follow each other', () => {
    const hours = [
      { days: ['thursday', 'monday', 'tuesday', 'wednesday', 'sunday'] as const, from: '09:00', to: '17:00' },
      { days: ['friday', 'saturday'] as const, from: '09:00', to: '12:00' },
    ];
    const window = { timeZone: 'Europe/Berlin', hours: hours.map((span) => ({ ...span, days: [...span.days] })) };
    expect(windowText(window)).toBe('Mon–Thu, Sun from 09:00 to 17:00; Fri, Sat from 09:00 to 12:00 (Europe/Berlin)');
  });
});
