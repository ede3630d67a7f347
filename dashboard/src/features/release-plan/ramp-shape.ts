/** A stage begins: what a ramp is drawn of. */
export interface RampStep {
  readonly atMs: number;
  readonly percentage: number;
}

export interface Frame {
  readonly fromMs: number;
  readonly toMs: number;
  readonly width: number;
  readonly height: number;
}

export function xOf({ fromMs, toMs, width }: Frame, atMs: number): number {
  const share = toMs <= fromMs ? 0 : (atMs - fromMs) / (toMs - fromMs);
  return Math.round(Math.min(1, Math.max(0, share)) * width * 10) / 10;
}

/** A share of nobody is drawn a little above the ground: those named are in. */
export function yOf({ height }: Pick<Frame, 'height'>, percentage: number): number {
  return Math.round((1 - Math.max(percentage, 2) / 100) * height * 10) / 10;
}

/** The line of a staircase. */
export function stairs(steps: readonly RampStep[], frame: Frame): string {
  const [first, ...others] = steps;
  if (first === undefined) return '';
  const rises = others.map(({ atMs, percentage }) => `H${xOf(frame, atMs)}V${yOf(frame, percentage)}`);
  return `M${xOf(frame, first.atMs)} ${yOf(frame, first.percentage)}${rises.join('')}H${frame.width}`;
}

/** The area below it. */
export function stairsArea(steps: readonly RampStep[], frame: Frame): string {
  const [first] = steps;
  return first === undefined ? '' : `${stairs(steps, frame)}V${frame.height}H${xOf(frame, first.atMs)}Z`;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const tickSteps = [
  60_000,
  5 * 60_000,
  15 * 60_000,
  30 * 60_000,
  hourMs,
  3 * hourMs,
  6 * hourMs,
  12 * hourMs,
  dayMs,
  2 * dayMs,
  7 * dayMs,
  14 * dayMs,
  28 * dayMs,
  84 * dayMs,
];

/** At round lengths after the beginning, at most so many. */
export function ticksOf({ fromMs, toMs }: Pick<Frame, 'fromMs' | 'toMs'>, most: number): readonly number[] {
  const spanMs = toMs - fromMs;
  if (spanMs <= 0) return [];
  const stepMs = tickSteps.find((length) => spanMs / length <= most) ?? spanMs;
  return Array.from({ length: Math.floor(spanMs / stepMs) + 1 }, (_, place) => place * stepMs);
}

/** `+2 d`: how long after the beginning. */
export function tickText(ms: number): string {
  if (ms === 0) return 'start';
  if (ms % dayMs === 0) return `+${ms / dayMs} d`;
  return ms % hourMs === 0 ? `+${ms / hourMs} h` : `+${Math.round(ms / 60_000)} min`;
}

/** What is left of the end, where the last stage is held for no time: a ramp that stops at its top would not be seen to reach it. */
export function endOf(steps: readonly RampStep[], endsAtMs: number): number {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return endsAtMs;
  return Math.max(endsAtMs, last.atMs + (last.atMs - first.atMs) * 0.08, first.atMs + 60_000);
}
