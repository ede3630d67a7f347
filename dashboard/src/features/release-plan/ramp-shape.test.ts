import { describe, expect, it } from 'vitest';
import { stepsOf } from './plan-steps.js';
import { endOf, stairs, stairsArea, ticksOf, tickText, xOf, yOf } from './ramp-shape.js';

const day = 86_400_000;
const frame = { fromMs: 0, toMs: 10 * day, width: 100, height: 50 };
const steps = [
  { atMs: 0, percentage: 0 },
  { atMs: 2 * day, percentage: 50 },
  { atMs: 5 * day, percentage: 100 },
];

describe('the picture of a ramp', () => {
  it('is a staircase from left to right', () => {
    expect(stairs(steps, frame)).toBe('M0 49H20V25H50V0H100');
    expect(stairsArea(steps, frame)).toBe('M0 49H20V25H50V0H100V50H0Z');
    expect(stairs([], frame)).toBe('');
    expect(stairsArea([], frame)).toBe('');
  });

  it('shows those named above the ground, and nothing outside of its frame', () => {
    expect(yOf(frame, 0)).toBeLessThan(frame.height);
    expect([xOf(frame, -day), xOf(frame, 99 * day)]).toEqual([0, 100]);
    expect(xOf({ ...frame, toMs: 0 }, day)).toBe(0);
  });

  it('is marked at round times', () => {
    expect(ticksOf(frame, 6).map(tickText)).toEqual(['start', '+2 d', '+4 d', '+6 d', '+8 d', '+10 d']);
    expect(ticksOf({ fromMs: 0, toMs: 2.5 * 3_600_000 }, 6).map(tickText)).toEqual([
      'start',
      '+30 min',
      '+1 h',
      '+90 min',
      '+2 h',
      '+150 min',
    ]);
    expect(ticksOf({ fromMs: 0, toMs: 0 }, 6)).toEqual([]);
    expect(ticksOf({ fromMs: 0, toMs: 18_000 * day }, 6).length).toBeLessThanOrEqual(2);
  });

  it('goes on a little where the last stage ends at once', () => {
    expect(endOf(steps, 5 * day)).toBeCloseTo(5.4 * day);
    expect(endOf(steps, 9 * day)).toBe(9 * day);
    expect(endOf([], 7)).toBe(7);
  });

  it('can be drawn of a plan alone', () => {
    const stage = (percentage: number | undefined, holdFor: string) => ({
      name: 'a',
      audience: percentage === undefined ? {} : { percentage },
      holdFor,
    });
    const { steps: drawn, lengthMs } = stepsOf({
      stages: [stage(undefined, 'P2D'), stage(10, 'P1D'), stage(undefined, 'PT0S')],
    });
    expect(drawn).toEqual([
      { atMs: 0, percentage: 0 },
      { atMs: 2 * day, percentage: 10 },
      { atMs: 3 * day, percentage: 10 },
    ]);
    expect(lengthMs).toBe(3 * day);
  });
});
