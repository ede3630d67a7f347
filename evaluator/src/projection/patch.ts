import type { JsonRecord } from '../json.js';
import type { Patch } from '../model.js';
import { assemble, type HeldParts, type Projection } from './projection.js';

/**
 * Applies one change: `gap` where it is for another state than the one held, or changes a list that is not held;
 * undefined where it is malformed. Never throws.
 */
export function patchProjection(held: Projection, patch: unknown): Projection | 'gap' | undefined {
  try {
    const received = patch as Patch;
    if (received.format !== 1) return undefined;
    return received.from === held.id ? apply(held, received) : 'gap';
  } catch {
    return undefined;
  }
}

function apply(held: Projection, patch: Patch): Projection | 'gap' {
  let isGap = false;
  const missed = () => {
    isGap = true;
  };
  const kept = <T, C>(things: HeldParts<T, C>, removed: readonly string[]): HeldParts<T, C> => {
    const rest = new Map(things);
    for (const key of removed.values()) rest.delete(key);
    return rest;
  };
  const whole = <T extends object>(received: readonly unknown[], things: HeldParts<T, unknown>) =>
    received.map((one) => {
      const before = things.get((one as { readonly key: string } | null)?.key ?? '')?.wire;
      // What was set aside is not what came last: its lists are not those that were changed.
      return withWholeLists(one, before && 'aside' in before ? undefined : before, missed) as T;
    });
  const { flags, segments, removed } = patch;
  const next = assemble(
    { ...patch, flags: whole(flags, held.flags), segments: whole(segments, held.segments) },
    held.document.salt,
    { flags: kept(held.flags, removed.flags), segments: kept(held.segments, removed.segments) },
    held,
  );
  return isGap ? 'gap' : next;
}

/** Puts the whole list where only its additions and removals stand, by the list held in the same place. */
function withWholeLists(received: unknown, held: unknown, missed: () => void): unknown {
  if (typeof received !== 'object' || received === null) return received;
  const before = (held ?? {}) as JsonRecord;
  if (Array.isArray(received)) return received.map((one, index) => withWholeLists(one, before[index], missed));
  const { added, removed } = received as JsonRecord;
  if (Array.isArray(added) && Array.isArray(removed)) {
    if (!Array.isArray(held)) return missed();
    const gone = new Set(removed);
    return [...held.filter((value) => !gone.has(value)), ...added];
  }
  // A variant's value may look like anything.
  const resolved = Object.entries(received).map(([name, one]) => [
    name,
    name === 'variants' ? one : withWholeLists(one, before[name], missed),
  ]);
  return Object.fromEntries(resolved);
}
