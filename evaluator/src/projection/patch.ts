import type { JsonRecord } from '../json.js';
import type { Patch } from '../model.js';
import { assemble, type Projection } from './projection.js';

/**
 * Applies one change: `gap` where it is for another state than the one held, or changes a list that is not held;
 * undefined where it is malformed. Never throws.
 */
export function patchProjection(held: Projection, patch: unknown): Projection | 'gap' | undefined {
  let isGap = false;
  /** By the list held in the same place. */
  const complete = (received: unknown, before?: unknown): unknown => {
    if (typeof received !== 'object' || received === null) return received;
    // What was set aside is not what came last: its lists are not those that were changed.
    const held = before as JsonRecord | undefined;
    const old = (held?.['aside'] ? undefined : held) ?? {};
    if (Array.isArray(received)) return received.map((one, index) => complete(one, old[index]));
    const { added, removed } = received as JsonRecord;
    if (Array.isArray(added) && Array.isArray(removed)) {
      isGap ||= !Array.isArray(before);
      const gone = new Set(removed);
      return [...(before as unknown[]).filter((value) => !gone.has(value)), ...added];
    }
    // A variant's value may look like anything.
    const entries = Object.entries(received).map(([name, one]) => [
      name,
      name === 'variants' ? one : complete(one, old[name]),
    ]);
    return Object.fromEntries(entries);
  };
  try {
    const { from, removed } = patch as Patch;
    if (from !== held.id) return 'gap';
    const next = assemble(patch as Patch, held.document.salt, held, { removed, complete });
    return isGap ? 'gap' : next;
  } catch {
    return undefined;
  }
}
