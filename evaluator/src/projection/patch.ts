import type { Projection, ProjectionPatch } from './model.js';
import { byKey, loadProjection, stateId } from './projection.js';

/** As much of a flag as a patch looks into. */
interface Listing {
  readonly key: string;
  readonly steps?: readonly { readonly if?: readonly { values?: Values }[] }[];
}

/** Of a long list only what was added and removed stands in a patch. */
type Values = readonly unknown[] & { readonly added?: readonly unknown[]; readonly removed?: readonly unknown[] };

/**
 * Applies one change; undefined where it is for another state than the one held, cannot be read, or changes a list that
 * is not held. The patch is taken over: whole lists are written into it. Never throws.
 */
export function patchProjection(held: Projection, patch: unknown): Projection | undefined {
  try {
    const received = patch as ProjectionPatch;
    if (received.from !== stateId(held)) return undefined;
    const flags = byKey(held.flags) as ReadonlyMap<string, unknown> as Map<string, Listing>;
    for (const flag of received.flags as readonly Listing[]) {
      completeLists(flag, flags.get(flag.key));
      flags.set(flag.key, flag);
    }
    for (const key of received.removed) flags.delete(key);
    return loadProjection({ ...received, salt: held.salt, flags: [...flags.values()] });
  } catch {
    return undefined;
  }
}

/** Throws where a list was changed that is not held at the same place. */
function completeLists({ steps }: Listing, held: Listing | undefined): void {
  steps?.forEach((step, index) => {
    step.if?.forEach((condition, place) => {
      const { added, removed } = condition.values ?? ({} as Values);
      if (!added) return;
      const gone = new Set(removed);
      const values = held?.steps?.[index]?.if?.[place]?.values as Values;
      condition.values = [...values.filter((value) => !gone.has(value)), ...added];
    });
  });
}
