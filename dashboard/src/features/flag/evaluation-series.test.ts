import { describe, expect, it } from 'vitest';
import { evaluationSeries } from './evaluation-series.js';

const frame = {
  from: new Date('2026-01-31T10:00:00.000Z'),
  until: new Date('2026-01-31T12:20:00.000Z'),
  step: 'hour' as const,
  variants: ['on', 'off'],
};

describe('evaluations over time', () => {
  it('has a point for each step, also where nothing was counted', () => {
    const items = [
      { at: '2026-01-31T10:00:00.000Z', variant: 'off', count: 3 },
      { at: '2026-01-31T12:00:00.000Z', variant: 'on', count: 4 },
      { at: '2026-01-31T12:00:00.000Z', variant: 'on', count: 1 },
    ];
    const { points, names, total } = evaluationSeries(items, frame);
    expect(names).toEqual(['on', 'off']);
    expect(points.map(({ on, off }) => [on, off])).toEqual([
      [0, 3],
      [0, 0],
      [5, 0],
    ]);
    expect(total).toBe(8);
  });

  it('names what was served by default, and what has been renamed since', () => {
    const items = [
      { at: '2026-01-31T11:00:00.000Z', variant: null, count: 2 },
      { at: '2026-01-31T11:00:00.000Z', variant: 'old', count: 1 },
    ];
    expect(evaluationSeries(items, frame).names).toEqual(['default', 'old']);
  });
});
