import { applyPatch, emptyRuleset, type Flag, type Problem, type Segment, toSnapshot } from '@guidon/evaluator';
import type { EnvironmentDocument } from './held-ruleset.js';
import { parseJson } from './state-view.js';

/** The stored patches that name any of these keys, the oldest first. */
export type ReadPatchesNaming = (environmentId: number, keys: readonly string[]) => Promise<readonly string[]>;

/** What was last written well of what cannot be read now, as far back as changes are kept. */
export interface LastGood {
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
}

type Named = Pick<Problem, 'kind' | 'key'>;

interface StoredPatch {
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
  readonly removed: { readonly flags: readonly string[]; readonly segments: readonly string[] };
}

/** A node that has just started remembers nothing: the changes themselves do. */
export async function withLastGood(
  read: ReadPatchesNaming,
  environmentId: number,
  document: EnvironmentDocument,
  problems: readonly Problem[],
): Promise<EnvironmentDocument & { readonly lastGood: LastGood }> {
  const named = problems.filter(({ kind, key }) => kind !== 'document' && key !== '');
  const keys = [...new Set(named.map(({ key }) => key))];
  const patches = keys.length === 0 ? [] : await read(environmentId, keys);
  return { ...document, lastGood: lastGoodIn(patches, named) };
}

export function lastGoodIn(patches: readonly string[], named: readonly Named[]): LastGood {
  const stored = patches.map(parseJson).filter(isPatch);
  const each = named.map((one) => replay(stored, one));
  return { flags: each.flatMap(({ flags }) => flags), segments: each.flatMap(({ segments }) => segments) };
}

/** By itself: where one's history begins too late, its long lists are not known whole, and others' are. */
function replay(patches: readonly StoredPatch[], { kind, key }: Named): LastGood {
  const list = kind === 'segment' ? 'segments' : 'flags';
  let held = emptyRuleset();
  for (const patch of patches) {
    const part = patch[list].filter((item) => keyOf(item) === key);
    const removed = patch.removed[list].filter((name) => name === key);
    const head = { format: 1, from: held.id, version: held.version + 1, digest: 'replayed', flags: [], segments: [] };
    const applied = applyPatch(held, { ...head, [list]: part, removed: { flags: [], segments: [], [list]: removed } });
    if (applied.kind === 'applied' && applied.problems.length === 0) held = applied.ruleset;
  }
  return toSnapshot(held);
}

function keyOf(item: unknown): unknown {
  return (item as { readonly key?: unknown } | null)?.key;
}

function isPatch(value: unknown): value is StoredPatch {
  const { flags, segments, removed } = (value ?? {}) as Partial<StoredPatch>;
  return [flags, segments, removed?.flags, removed?.segments].every(Array.isArray);
}
