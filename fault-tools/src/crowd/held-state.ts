import type { CrowdEvent } from './frame-reader.js';

export interface Faults {
  /** Patches that did not follow on what was held: something between was lost. */
  gaps: number;
  /** Versions that went back without a `reset`. */
  regressions: number;
  resets: number;
}

/** Where a member is in the chain of states after an event, and what was wrong with the way there. */
export function advance(held: string | undefined, event: CrowdEvent, faults: Faults): string | undefined {
  if (event.kind === 'patch') {
    if (held !== undefined && versionOf(event.id) <= versionOf(held)) return held;
    if (held !== undefined && event.from !== held) faults.gaps += 1;
    return event.id;
  }
  if (event.kind !== 'snapshot') return held;
  if (event.isReset) faults.resets += 1;
  else if (held !== undefined && versionOf(event.id) < versionOf(held)) faults.regressions += 1;
  return event.id;
}

function versionOf(id: string): number {
  return Number.parseInt(id, 10);
}
