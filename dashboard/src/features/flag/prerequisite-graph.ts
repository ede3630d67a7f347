import type { Prerequisite } from '@guidon/evaluator';

type Leaning = { readonly key: string; readonly prerequisites: readonly Prerequisite[] };

export interface GraphNode {
  readonly key: string;
  /** What stands behind the flag lies left of it, what leans on it right: 0 is the flag itself. */
  readonly column: number;
  readonly row: number;
  /** No flag of this name is known. */
  readonly isMissing: boolean;
}

export interface GraphEdge {
  /** Who must serve one of `variants` so that `to` is decided at all. */
  readonly from: string;
  readonly to: string;
  readonly variants: readonly string[];
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** All that stands behind a flag, and all that leans on it, directly or not. */
export function prerequisiteGraph(flags: readonly Leaning[], key: string): Graph {
  const byKey = new Map(flags.map((flag) => [flag.key, flag]));
  const leaning = leaningOn(flags);
  const behind = distances(key, (one) => byKey.get(one)?.prerequisites.map(({ flag }) => flag) ?? []);
  const ahead = distances(key, (one) => leaning.get(one) ?? []);
  const columns = new Map<string, number>([
    ...ahead,
    ...[...behind].map(([one, far]) => [one, -far] as const),
    [key, 0],
  ]);
  const rows = new Map<number, number>();
  const nodes = [...columns].map(([one, column]): GraphNode => {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { key: one, column, row, isMissing: !byKey.has(one) };
  });
  const edges = [...columns.keys()].flatMap((to) =>
    (byKey.get(to)?.prerequisites ?? [])
      .filter(({ flag }) => columns.has(flag))
      .map(({ flag, variants }): GraphEdge => ({ from: flag, to, variants })),
  );
  return { nodes, edges };
}

function leaningOn(flags: readonly Leaning[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { key, prerequisites } of flags) {
    for (const { flag } of prerequisites) found.set(flag, [...(found.get(flag) ?? []), key]);
  }
  return found;
}

/** The longest way to each, so that every arrow points right; one that comes back to its start is cut. */
function distances(start: string, next: (key: string) => readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const queue: (readonly [key: string, far: number])[] = [[start, 0]];
  for (const [key, far] of queue) {
    for (const one of next(key)) {
      if (one === start || far >= 50 || (found.get(one) ?? 0) > far) continue;
      found.set(one, far + 1);
      queue.push([one, far + 1]);
    }
  }
  return found;
}
