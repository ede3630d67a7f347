import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocalField, toLocalField } from './local-time.js';

describe('a field of date and time', () => {
  it('gives back the moment that it was given, to the minute', () => {
    const minute = fc.integer({ min: 0, max: 40_000_000 }).map((count) => new Date(count * 60_000).toISOString());
    fc.assert(
      fc.property(minute, (at) => {
        const back = fromLocalField(toLocalField(at)) ?? '';
        // Where clocks are put back an hour is there twice, and the field cannot tell which is meant.
        const differenceMs = Math.abs(new Date(back).getTime() - new Date(at).getTime());
        expect([0, 3_600_000]).toContain(differenceMs);
      }),
    );
  });

  it('is empty where there is none', () => {
    expect([toLocalField(null), fromLocalField('')]).toEqual(['', null]);
  });
});
