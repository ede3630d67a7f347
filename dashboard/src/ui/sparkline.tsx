import { memo } from 'react';

const size = { width: 96, height: 24, margin: 2 };

interface SparklineProps {
  readonly values: readonly number[];
  /** What it shows, for who cannot see it. */
  readonly label: string;
}

/** A line without axes, and one element to draw: cheap enough for every row of a long table. */
export const Sparkline = memo(({ values, label }: SparklineProps) => (
  <svg
    role="img"
    aria-label={label}
    width={size.width}
    height={size.height}
    viewBox={`0 0 ${size.width} ${size.height}`}
  >
    <path
      d={lineOf(values)}
      fill="none"
      stroke="var(--mantine-primary-color-filled)"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  </svg>
));

/** Nothing at all lies at the bottom, not in the middle. */
function lineOf(values: readonly number[]): string {
  const most = Math.max(1, ...values);
  const step = size.width / Math.max(1, values.length - 1);
  const yOf = (value: number) => size.height - size.margin - (value / most) * (size.height - 2 * size.margin);
  const points = values.map((value, index) => `${round(index * step)} ${round(yOf(value))}`);
  const [first = `0 ${size.height - size.margin}`, ...rest] = points.length === 1 ? [...points, ...points] : points;
  return `M ${first}${rest.map((point) => ` L ${point}`).join('')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
