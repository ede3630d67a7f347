import type { PlanInput } from '../release-templates/release-templates.queries.js';
import { holdMs } from '../releases/time-left.js';
import { endOf, type RampStep } from './ramp-shape.js';

export interface PlanSteps {
  readonly steps: readonly RampStep[];
  readonly endMs: number;
  /** Of all holds. */
  readonly lengthMs: number;
}

/** As if each stage went on by itself and no window held it up: for small pictures, in which nobody reads a date. */
export function stepsOf({ stages }: Pick<PlanInput, 'stages'>): PlanSteps {
  let atMs = 0;
  let reached = 0;
  const steps = stages.map(({ audience, holdFor }) => {
    reached = Math.max(reached, audience.percentage ?? 0);
    const step = { atMs, percentage: reached };
    atMs += holdMs(holdFor) ?? 0;
    return step;
  });
  return { steps, endMs: endOf(steps, atMs), lengthMs: atMs };
}
