import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.js';
import { isFlat, slopeOf } from './slope.js';

const points = (climbPerX: number, noise: number) => {
  const random = seededRandom(1);
  return Array.from({ length: 200 }, (_, x) => ({ x, y: 50 + climbPerX * x + noise * (random() - 0.5) }));
};

test('a straight line has its slope, and no doubt', () => {
  const { perX, error } = slopeOf(points(2, 0));
  expect(perX).toBeCloseTo(2);
  expect(error).toBeCloseTo(0);
});

test('noise alone is flat, and a climb under the noise is not', () => {
  expect(isFlat(slopeOf(points(0, 10)), 0.01)).toBe(true);
  expect(isFlat(slopeOf(points(0.2, 10)), 0.01)).toBe(false);
});

test('two points say nothing', () => {
  expect(slopeOf(points(1, 0).slice(0, 2)).error).toBe(Number.POSITIVE_INFINITY);
});
