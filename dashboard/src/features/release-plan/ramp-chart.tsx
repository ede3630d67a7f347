import { Box } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import classes from './ramp.module.css';
import { endOf, type Frame, type RampStep, stairs, stairsArea, ticksOf, tickText, xOf, yOf } from './ramp-shape.js';

export interface RampChartProps {
  readonly steps: readonly (RampStep & { readonly isGated: boolean })[];
  readonly endsAtMs: number;
  readonly closed: readonly { readonly fromMs: number; readonly toMs: number }[];
  /** Of a plan before the last edit. */
  readonly isStale: boolean;
}

const margin = { left: 34, right: 8, top: 10, bottom: 22 };
const height = 150;

/** How many are in, and when, by the plan; what it shows is said in words beside it. */
export function RampChart({ steps, endsAtMs, closed, isStale }: RampChartProps) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(200, (measured || 360) - margin.left - margin.right);
  const fromMs = steps[0]?.atMs ?? 0;
  const frame = { fromMs, toMs: endOf(steps, endsAtMs), width, height };
  return (
    <Box ref={ref}>
      <svg
        className={`${classes['chart']} ${isStale ? classes['stale'] : ''}`}
        height={height + margin.top + margin.bottom}
        aria-hidden="true"
      >
        <g transform={`translate(${margin.left} ${margin.top})`}>
          <Closed frame={frame} closed={closed} />
          <Grid frame={frame} />
          <path d={stairsArea(steps, frame)} className={classes['area'] ?? ''} />
          <path d={stairs(steps, frame)} className={classes['line'] ?? ''} />
          {steps.map((step, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stages keep their places in a picture
            <Mark key={place} frame={frame} {...step} />
          ))}
        </g>
      </svg>
    </Box>
  );
}

function Closed({ frame, closed }: { readonly frame: Frame } & Pick<RampChartProps, 'closed'>) {
  const id = useId();
  if (closed.length === 0) return null;
  return (
    <>
      <defs>
        <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} className={classes['closed'] ?? ''} />
          <line x1={0} y1={0} x2={0} y2={6} className={classes['grid'] ?? ''} />
        </pattern>
      </defs>
      {closed.map(({ fromMs, toMs }) => {
        const x = xOf(frame, fromMs);
        return (
          <rect
            key={fromMs}
            x={x}
            y={0}
            width={Math.max(1, xOf(frame, toMs) - x)}
            height={height}
            fill={`url(#${id})`}
          />
        );
      })}
    </>
  );
}

function Grid({ frame }: { readonly frame: Frame }) {
  const ticks = ticksOf(frame, Math.max(2, Math.floor(frame.width / 64)));
  return (
    <>
      {[0, 25, 50, 75, 100].map((share) => {
        const y = share === 0 ? height : yOf(frame, share);
        return (
          <g key={share}>
            <line x1={0} x2={frame.width} y1={y} y2={y} className={classes['grid'] ?? ''} />
            {share % 50 === 0 && (
              <text x={-6} y={y + 4} textAnchor="end">
                {share} %
              </text>
            )}
          </g>
        );
      })}
      {ticks.map((afterMs) => (
        <text
          key={afterMs}
          x={xOf(frame, frame.fromMs + afterMs)}
          y={height + 16}
          textAnchor={afterMs === 0 ? 'start' : 'middle'}
        >
          {tickText(afterMs)}
        </text>
      ))}
    </>
  );
}

/** Where a stage begins: a point, or a gate that somebody has to open. */
function Mark({ frame, atMs, percentage, isGated }: { readonly frame: Frame } & RampChartProps['steps'][number]) {
  const [x, y] = [xOf(frame, atMs), yOf(frame, percentage)];
  if (!isGated) return <circle cx={x} cy={y} r={3.5} className={classes['dot'] ?? ''} />;
  return <path d={`M${x} ${y - 6}l6 6-6 6-6-6z`} className={classes['gate'] ?? ''} />;
}
