export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Slope {
  readonly perX: number;
  /** Its standard error: what is within twice that may be noise. */
  readonly error: number;
}

/** The straight line with the least squares. */
export function slopeOf(points: readonly Point[]): Slope {
  if (points.length < 3) return { perX: 0, error: Number.POSITIVE_INFINITY };
  const meanX = meanOf(points.map(({ x }) => x));
  const meanY = meanOf(points.map(({ y }) => y));
  const sumXx = sumOf(points.map(({ x }) => (x - meanX) ** 2));
  const perX = sumOf(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / sumXx;
  const residual = sumOf(points.map(({ x, y }) => (y - meanY - perX * (x - meanX)) ** 2));
  return { perX, error: Math.sqrt(residual / (points.length - 2) / sumXx) };
}

/** False only where even the gentlest line that the noise allows climbs faster. */
export function isFlat({ perX, error }: Slope, most: number): boolean {
  return perX - 2 * error <= most;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]) => sumOf(values) / values.length;
