const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** About a day in all; then it is given up. */
const delaysMs: readonly number[] = [
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  4 * hourMs,
  6 * hourMs,
  10 * hourMs,
];

/** After so many attempts that failed; undefined where it is enough. A fifth more or less, so that receivers recover one by one. */
export function retryDelayMs(attempts: number, random: () => number): number | undefined {
  const delay = delaysMs[attempts - 1];
  return delay && Math.round(delay * (0.8 + 0.4 * random()));
}
