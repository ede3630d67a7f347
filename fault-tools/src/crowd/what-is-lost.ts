import { waitFor } from '@guidon/test-kit';
import type { Crowd } from './crowd.js';

export interface Losses {
  /** Patches that did not follow on what their member held, and members that do not come to hold what the nodes hold. */
  readonly lost: number;
  /** Versions that went back without a `reset`. */
  readonly regressed: number;
}

const arriveWithinMs = 30_000;

/** Once nobody writes any more. */
export async function whatIsLost(crowd: Crowd, held: () => Promise<string>): Promise<Losses> {
  const losses = async () => {
    const heldId = await held();
    const told = await crowd.told();
    return { lost: told.gaps + told.members - (told.held[heldId] ?? 0), regressed: told.regressions };
  };
  const isNothingLost = async () => (await losses()).lost === 0;
  await waitFor(isNothingLost, { timeoutMs: arriveWithinMs }).catch(() => undefined);
  return await losses();
}
