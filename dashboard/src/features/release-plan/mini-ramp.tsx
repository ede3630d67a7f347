import type { PlanInput } from '../release-templates/release-templates.queries.js';
import { stepsOf } from './plan-steps.js';
import classes from './ramp.module.css';
import { stairs, stairsArea } from './ramp-shape.js';

const [width, height] = [200, 48];

/** How a plan rises, at a glance. */
export function MiniRamp({ plan }: { readonly plan: PlanInput }) {
  const { steps, endMs } = stepsOf(plan);
  const frame = { fromMs: 0, toMs: endMs, width, height };
  return (
    <svg
      viewBox={`0 -2 ${width} ${height + 2}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      aria-hidden="true"
      className={classes['mini'] ?? ''}
    >
      <path d={stairsArea(steps, frame)} className={classes['area'] ?? ''} />
      <path d={stairs(steps, frame)} className={classes['line'] ?? ''} />
    </svg>
  );
}
