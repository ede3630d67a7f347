const windowMs = 1_000;

/** Of times in their order: the most in any second, wherever it begins. */
export function peakPerS(times: readonly number[]): number {
  let peak = 0;
  let first = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) >= windowMs) first += 1;
    peak = Math.max(peak, index - first + 1);
  }
  return peak;
}
