/** What is kept for a while, with what it costs to make it anew. */
export interface Perishable {
  /** Until it is gone. */
  readonly remainingMs: number;
  /** What making it took. */
  readonly recomputeMs: number;
}

/**
 * Whether who reads it is to make it anew before it is gone, drawn so that it is hardly ever more than one (XFetch;
 * Vattani, Chierichetti, Lowenstein, VLDB 2015): where now − Δ·β·ln(rand) ≥ expiry. The logarithm is negative: nothing
 * fresh is drawn, and the draws come as close to the end as making it anew takes.
 */
export function isRefreshedEarly({ remainingMs, recomputeMs }: Perishable, random: () => number, beta = 1): boolean {
  return -recomputeMs * beta * Math.log(random()) >= remainingMs;
}
