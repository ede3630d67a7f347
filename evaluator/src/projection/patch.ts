import type { Projection, ProjectionPatch } from './model.js';
import { byKey, loadProjection, stateId } from './projection.js';

/** As much of a flag as a patch looks into. */
interface Listing {
  readonly key: string;
  readonly steps?:
    | readonly { readonly if?: readonly { readonly values?: Values | undefined }[] | undefined }[]
    | undefined;
}

/** Of a long list only what was added and removed stands in a patch. */
type Values = readonly unknown[] & { readonly added?: readonly unknown[]; readonly removed?: readonly unknown[] };

/**
 * Applies one change: `gap` where it is for another state than the one held; undefined where it cannot be read, or
 * changes a list that is not held. Never throws.
 */
export function patchProjection(held: Projection, patch: unknown): Projection | 'gap' | undefined {
  try {
    const { from, flags, removed, ...head } = patch as ProjectionPatch;
    if (from !== stateId(held)) return 'gap';
    const next = byKey(held.flags) as ReadonlyMap<string, unknown> as Map<string, Listing>;
    for (const flag of flags as readonly Listing[]) next.set(flag.key, withWholeLists(flag, next.get(flag.key)));
    for (const key of removed) next.delete(key);
    return loadProjection({ ...head, salt: held.salt, flags: [...next.values()] });
  } catch {
    return undefined;
  }
}

/** Throws where a list was changed that is not held at the same place. */
function withWholeLists(flag: Listing, held: Listing | undefined): Listing {
  const steps = flag.steps?.map((step, index) => ({
    ...step,
    if: step.if?.map((condition, place) => ({
      ...condition,
      values: wholeList(condition.values, held?.steps?.[index]?.if?.[place]?.values),
    })),
  }));
  return { ...flag, steps };
}

function wholeList(values: Values | undefined, held: Values | undefined): Values | undefined {
  if (!values?.added) return values;
  const gone = new Set(values.removed);
  return [...(held as Values).filter((value) => !gone.has(value)), ...values.added];
}
